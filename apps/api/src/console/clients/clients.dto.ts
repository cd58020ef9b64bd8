import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsOptional, ValidateIf } from 'class-validator';
import { Line, OptionalLine } from '../../http/fields.js';

/** Present and not being emptied. */
const filled = ValidateIf((_, value) => value !== undefined && value !== null && value !== '');
const text = { type: String, nullable: true } as const;

/** Absent stays as it is, null or an empty text empties. */
export class ChangeClientRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @Line(200)
  name?: string;

  @ApiPropertyOptional(text)
  @filled
  @OptionalLine(40)
  phone?: string | null;

  @ApiPropertyOptional(text)
  @filled
  @OptionalLine(254)
  @IsEmail()
  email?: string | null;

  @ApiPropertyOptional(text)
  @filled
  @OptionalLine(4000)
  comment?: string | null;

  /** On the black list, or off it again; for admins and supervisors. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  blacklisted?: boolean;
}

class ClientIdentity {
  @ApiProperty() kind!: string;
  @ApiProperty() value!: string;
}

class ChannelOfClient {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() transport!: string;
}

export class TagOfClient {
  @ApiProperty() id!: number;
  @ApiProperty() label!: string;
  @ApiProperty({ example: 'd6e4ff' }) backgroundColor!: string;
  @ApiProperty({ example: '1d2939' }) textColor!: string;
}

/** The advertisement that the client came by. */
class ClientReferral {
  @ApiProperty(text) sourceType!: string | null;
  @ApiProperty(text) sourceId!: string | null;
  @ApiProperty(text) sourceUrl!: string | null;
  @ApiProperty(text) headline!: string | null;
  @ApiProperty(text) body!: string | null;
  @ApiProperty(text) mediaType!: string | null;
  @ApiProperty(text) mediaUrl!: string | null;
  @ApiProperty(text) clickId!: string | null;
}

/** What is known of the person over all his channels. */
class CardOfClient {
  @ApiProperty() id!: number;
  @ApiProperty(text) title!: string | null;
  @ApiProperty({ type: [String], example: ['[tg] 707003957', '79161234567'] }) phones!: string[];
  @ApiProperty(text) contractNumber!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'By the number of the custom field' })
  customFields!: Record<string, string | number | boolean>;
  @ApiProperty({ description: 'How many dialogs hang on the card, this one too' }) dialogs!: number;
}

export class Client {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty(text) username!: string | null;
  @ApiProperty(text) phone!: string | null;
  @ApiProperty(text) email!: string | null;
  @ApiProperty(text) comment!: string | null;
  @ApiProperty() cardId!: number;
  @ApiProperty({ type: CardOfClient }) card!: CardOfClient;
  @ApiProperty({ type: [ClientIdentity] }) identities!: ClientIdentity[];
  @ApiProperty({ type: ChannelOfClient }) channel!: ChannelOfClient;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: ClientReferral, nullable: true }) referral!: ClientReferral | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Since when messages do not reach the client: blocked us, or deleted the account',
  })
  unreachableSince!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Since when the client is on the black list' })
  blacklistedAt!: string | null;
  @ApiProperty({ type: [TagOfClient] }) tags!: TagOfClient[];
}

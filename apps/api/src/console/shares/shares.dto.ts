import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { SHARE_DAYS, type ShareDays } from '#domain/shares/share.js';
import { IfGiven } from '../../http/fields.js';
import { Named } from '../dialogs/dialogs.dto.js';
import { Attachment } from '../messages/messages.dto.js';

export class ShareRequest {
  @ApiProperty({ enum: SHARE_DAYS })
  @IsIn(SHARE_DAYS)
  days!: ShareDays;

  /** What colleagues wrote for one another and the lines of the system, too. */
  @ApiPropertyOptional({ default: false })
  @IfGiven()
  @IsBoolean()
  withComments?: boolean;
}

/** A link that opens its chat until it is over or withdrawn. */
export class Share {
  @ApiProperty() id!: number;
  @ApiProperty() withComments!: boolean;
  @ApiProperty({ type: Named, nullable: true }) createdBy!: Named | null;
  @ApiProperty() createdAt!: string;
  @ApiProperty() expiresAt!: string;
  @ApiProperty({ type: String, nullable: true }) lastSeenAt!: string | null;
}

export class NewShare extends Share {
  @ApiProperty({ description: 'Shown this once; only its hash is kept' }) url!: string;
}

export class ShareList {
  @ApiProperty({ type: [Share] }) items!: Share[];
}

export class LookAtShareRequest {
  /** What stands behind the # of the link. */
  @ApiProperty()
  @IsString()
  @MaxLength(100)
  token!: string;

  /** `before` of the answer before: the messages above it. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  before?: string | null;
}

/** A message as a stranger with the link may see it. */
export class SharedMessage {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: ['from_client', 'to_client', 'autoreply', 'system', 'comment'] }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ type: Object, nullable: true }) content!: Record<string, unknown> | null;
  @ApiProperty({ type: [Attachment] }) attachments!: Attachment[];
  @ApiProperty({ type: String, nullable: true }) operatorName!: string | null;
  @ApiProperty() sentAt!: string;
  @ApiProperty() edited!: boolean;
  /** It was taken back; what it said is not told. */
  @ApiProperty() deleted!: boolean;
}

export class SharedChat {
  @ApiProperty() company!: string;
  @ApiProperty() client!: string;
  @ApiProperty() channel!: string;
  @ApiProperty() transport!: string;
  @ApiProperty() withComments!: boolean;
  @ApiProperty() expiresAt!: string;
  /** Oldest first. */
  @ApiProperty({ type: [SharedMessage] }) messages!: SharedMessage[];
  @ApiProperty({ type: String, nullable: true }) before!: string | null;
}

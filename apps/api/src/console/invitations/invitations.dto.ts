import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { ROLES, type Role } from '#domain/access/caller.js';
import { LOCALES, type Locale } from '#domain/companies/company.js';
import {
  INVITATION_STATES,
  INVITE_OUTCOMES,
  INVITE_REASONS,
  INVITED_AT_ONCE,
  type InvitationState,
  type InviteOutcome,
  type InviteReason,
} from '#domain/invitations/invitation.js';
import { Line, OptionalLine } from '../../http/fields.js';

/** Enough for the largest list with names, and too little for a file that was pasted by mistake. */
const TEXT_MAX_LENGTH = 300_000;
const NAME_MAX_LENGTH = 100;
const TOKEN_MAX_LENGTH = 200;
const GROUPS_AT_MOST = 200;

class PersonToInvite {
  @ApiProperty({ maxLength: 320, example: 'anna@example.com' })
  @OptionalLine(320)
  email!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(NAME_MAX_LENGTH)
  firstName?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(NAME_MAX_LENGTH)
  lastName?: string;
}

/** A list that is only looked at. */
export class CheckInvitationsRequest {
  /** Addresses with any separators, with names beside them or not: as pasted, or the text of a CSV file. */
  @ApiProperty({ maxLength: TEXT_MAX_LENGTH, example: 'Anna Kern <anna@example.com>; boris@example.com' })
  @IsString()
  @MaxLength(TEXT_MAX_LENGTH)
  text!: string;
}

/** `text` or `people`; and `role` or `customRoleId`. */
export class InviteRequest {
  @ApiPropertyOptional({ maxLength: TEXT_MAX_LENGTH, example: 'Anna Kern <anna@example.com>; boris@example.com' })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT_MAX_LENGTH)
  text?: string;

  @ApiPropertyOptional({ type: [PersonToInvite] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(INVITED_AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => PersonToInvite)
  people?: PersonToInvite[];

  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(1)
  customRoleId?: number;

  @ApiPropertyOptional({ type: [Number] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(GROUPS_AT_MOST)
  @IsInt({ each: true })
  @Min(1, { each: true })
  groupIds?: number[];
}

class Named {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

export class Invitation {
  @ApiProperty() id!: number;
  @ApiProperty() email!: string;
  @ApiProperty() firstName!: string;
  @ApiProperty() lastName!: string;
  /** With a custom role, the role that it counts as. */
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ type: Named, nullable: true }) customRole!: Named | null;
  @ApiProperty({ type: [Named] }) groups!: Named[];
  @ApiProperty({ enum: INVITATION_STATES }) state!: InvitationState;
  /** Somebody whom a program added already, and who only needs a password of his own. */
  @ApiProperty() addedByProgram!: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
  /** When the mail server took the letter; null = not yet, or there is no mail server. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt!: Date | null;
  /** Why the letter did not leave; it is tried again while the link is good. */
  @ApiProperty({ type: String, nullable: true }) mailError!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) expiresAt!: Date;
  /** Null = a program. */
  @ApiProperty({ type: Named, nullable: true }) invitedBy!: Named | null;
  /** To be handed over by other means: only where no letter leaves, and to whoever could give the role himself. */
  @ApiProperty({ type: String, nullable: true }) link!: string | null;
}

export class InvitationList {
  /** Newest first. */
  @ApiProperty({ type: [Invitation] }) items!: Invitation[];
  /** Whether letters leave; without a mail server the links are handed over by other means. */
  @ApiProperty() mail!: boolean;
}

export class InviteResult {
  /** The line of the text, or the place in `people`, from 1. */
  @ApiProperty() line!: number;
  /** In lower case; where no address was found, what stands there. */
  @ApiProperty() email!: string;
  @ApiProperty({ enum: INVITE_OUTCOMES }) outcome!: InviteOutcome;
  /** Why not, for programs; null where invited. */
  @ApiProperty({ enum: INVITE_REASONS, type: String, nullable: true }) code!: InviteReason | null;
  /** Why not, in words; null where invited. */
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: Invitation, nullable: true }) invitation!: Invitation | null;
}

export class InviteResults {
  /** One for each address of the list and for each line without one, in their order. */
  @ApiProperty({ type: [InviteResult] }) results!: InviteResult[];
  @ApiProperty() mail!: boolean;
}

/** What stands behind the # of a link. */
export class LinkRequest {
  @ApiProperty()
  @IsString()
  @MaxLength(TOKEN_MAX_LENGTH)
  token!: string;
}

export class LookedAtInvitation {
  @ApiProperty() company!: string;
  @ApiProperty() email!: string;
  @ApiProperty() firstName!: string;
  @ApiProperty() lastName!: string;
  @ApiProperty({ enum: LOCALES }) locale!: Locale;
}

export class AcceptInvitationRequest extends LinkRequest {
  @ApiProperty()
  @Line(NAME_MAX_LENGTH)
  firstName!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(NAME_MAX_LENGTH)
  lastName?: string;

  @ApiProperty({ minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(1024)
  password!: string;
}

import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PERMISSIONS, type Permission } from '#domain/access/permissions.js';
import { FRAME_ACTIONS, type FrameAction } from '#domain/embed/frame.js';
import { COLOR_SCHEMES, OPERATOR_STATUSES, type ColorScheme, type OperatorStatus } from '#domain/operators/operator.js';
import { PASSWORD_MAX_LENGTH } from '#domain/sessions/password.js';
import { ROLES, type Role } from '#domain/access/caller.js';
import { LOCALES, type Locale } from '#domain/companies/company.js';
import { OptionalLine } from '../../http/fields.js';
import { IsId } from '../../http/validation.js';

/** A code as people type it: with blanks, dashes, capitals. */
export const IsCode = (): PropertyDecorator => applyDecorators(IsString(), MaxLength(64));

export class SignInRequest {
  @ApiProperty()
  @IsString()
  @MaxLength(254)
  email!: string;

  @ApiProperty()
  @IsString()
  @MaxLength(PASSWORD_MAX_LENGTH)
  password!: string;

  /** Of the authenticator app or a recovery code, where the answer was `second_factor_required`. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsCode()
  code?: string;
}

/** What one may change of oneself; absent stays as it is. */
export class ChangeMeRequest {
  @ApiPropertyOptional({ enum: LOCALES })
  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional({ enum: COLOR_SCHEMES })
  @IsOptional()
  @IsIn(COLOR_SCHEMES)
  colorScheme?: ColorScheme;

  @ApiPropertyOptional({ enum: OPERATOR_STATUSES })
  @IsOptional()
  @IsIn(OPERATOR_STATUSES)
  status?: OperatorStatus;

  /** One of the company's own; the status follows its kind. Null: none of them. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsId()
  statusId?: number | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @OptionalLine(40)
  phone?: string | null;
}

class CustomRoleName {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

class MyAccount {
  @ApiProperty() id!: number;
  @ApiProperty() email!: string;
  @ApiProperty() firstName!: string;
  @ApiProperty({ type: String, nullable: true }) lastName!: string | null;
  /** First name and initial. */
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  /** With a custom role, the role that it counts as. */
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ type: CustomRoleName, nullable: true }) customRole!: CustomRoleName | null;
  @ApiProperty({ enum: LOCALES }) locale!: Locale;
  @ApiProperty({ enum: COLOR_SCHEMES }) colorScheme!: ColorScheme;
  @ApiProperty({ enum: OPERATOR_STATUSES }) status!: OperatorStatus;
  /** One of the company's own. */
  @ApiProperty({ type: Number, nullable: true }) statusId!: number | null;
  @ApiProperty({ type: String, nullable: true }) statusName!: string | null;
  @ApiProperty() takesPartInQueue!: boolean;
  /** Whether the log-in asks for a code. */
  @ApiProperty() secondFactor!: boolean;
}

class MyCompany {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() timeZone!: string;
}

export class MyFrame {
  /** Of the page around it. */
  @ApiProperty() origin!: string;
  /** The only dialog that it shows; null = the list. */
  @ApiProperty({ type: Number, nullable: true }) dialogId!: number | null;
  @ApiProperty({ enum: FRAME_ACTIONS, enumName: 'FrameAction', isArray: true }) disabledActions!: FrameAction[];
}

export class Me {
  @ApiProperty({ type: MyAccount }) operator!: MyAccount;
  @ApiProperty({ type: MyCompany }) company!: MyCompany;
  /** What he may open and do. */
  @ApiProperty({ enum: PERMISSIONS, enumName: 'Permission', isArray: true }) permissions!: Permission[];
  /** Goes into the X-CSRF-Token header of every request that changes something. */
  @ApiProperty() csrfToken!: string;
  @ApiProperty() demo!: boolean;
  /** Somebody of the platform is looking, with fewer rights, not the operator himself. */
  @ApiProperty() technicalAccess!: boolean;
  /** He works in a frame of another site's page, with fewer rights; null = in a browser of his own. */
  @ApiProperty({ type: MyFrame, nullable: true }) frame!: MyFrame | null;
}

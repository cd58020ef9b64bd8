import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { CustomFields } from '#domain/shared/custom-fields.js';
import { IgnoresUnknown } from '../../http/validation.js';
import { RequiredFields } from '../parameters.js';

@IgnoresUnknown()
export class ChangePublicCompanyRequest {
  /** Only the named ones change; null takes one away. */
  @RequiredFields()
  custom_fields!: Record<string, unknown>;
}

@IgnoresUnknown()
export class SwitchModeRequest {
  @ApiProperty({ example: 'default' })
  @IsString({ message: 'mode must be the name of a mode; see /v1/help/api_modes' })
  @MaxLength(64)
  mode!: string;
}

const text = { type: String, nullable: true } as const;

/** The company of the token, under the names of older programs and those of newer ones. */
export class ApiInfo {
  @ApiProperty({ example: 'default' }) mode!: string;
  @ApiProperty(text) hook!: string | null;
  @ApiProperty(text) chat_close_web_hook!: string | null;
  @ApiProperty({ example: 1 }) current_version!: number;
  /** Calls since the first of the month. */
  @ApiProperty() requests_this_month!: number;
  /** How many there are. */
  @ApiProperty() channels!: number;
  @ApiProperty() company_name!: string;
  @ApiProperty() companyID!: number;
  @ApiProperty({ type: Number, nullable: true }) partnerID!: number | null;
  @ApiProperty(text) admin_email!: string | null;
  @ApiProperty({ example: 'default' }) company_mode!: string;
  @ApiProperty({ example: 'en' }) company_lang!: string;
}

export class CompanyInfo {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ example: 'Europe/Moscow' }) time_zone!: string;
  @ApiProperty({ example: 'en' }) lang!: string;
  @ApiProperty({ example: 'default' }) mode!: string;
  /** 1 while at least one operator answers, else 0. */
  @ApiProperty({ enum: [0, 1] }) online!: 0 | 1;
  @ApiProperty() operators_online!: number;
  @ApiProperty() operators!: number;
  @ApiProperty() channels!: number;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) custom_fields!: CustomFields;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalChoice, OptionalFlag, OptionalId, OptionalPhone, PageParameters } from '../parameters.js';

export const PUBLIC_ROLES = ['unconfirmed', 'operator', 'supervisor', 'admin', 'disabled', 'deleted'] as const;
export type PublicRole = (typeof PUBLIC_ROLES)[number];

@IgnoresUnknown()
export class OperatorsQuery extends PageParameters {
  @OptionalChoice(PUBLIC_ROLES)
  role?: PublicRole;

  @OptionalChoice(['enabled', 'disabled', 'deleted'])
  status?: 'enabled' | 'disabled' | 'deleted';

  @OptionalPhone()
  phone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;

  @OptionalFlag()
  online?: boolean;

  /** 1 online, 2 away, 3 offline; else one of the company's own. */
  @OptionalId()
  status_id?: number;
}

export class PublicOperator {
  @ApiProperty() id!: number;
  @ApiProperty() email!: string;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ enum: PUBLIC_ROLES }) role!: PublicRole;
  /** 1 when he answers and is connected, else 0. */
  @ApiProperty() online!: number;
  /** Null while he answers; else the company's own word for it, or `away` or `offline`. */
  @ApiProperty({ type: String, nullable: true }) offline_type!: string | null;
  @ApiProperty() first_name!: string;
  @ApiProperty() last_name!: string;
  @ApiProperty({ type: String, nullable: true }) avatar!: string | null;
  @ApiProperty({ type: String, nullable: true }) last_visit!: string | null;
  @ApiProperty() opened_dialogs!: number;
  @ApiProperty() status_id!: number;
  @ApiProperty({ type: String, nullable: true }) external_id!: string | null;
  @ApiProperty() access_right_id!: number;
  @ApiProperty() two_factor!: boolean;
}

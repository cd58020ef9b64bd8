import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDate, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { DEFAULT_RATE_PER_MINUTE, MAX_RATE_PER_MINUTE } from '#domain/tokens/api-token.js';
import { type Scope, SCOPES } from '#domain/tokens/scope.js';
import { Line } from '../../http/fields.js';

const NAME_MAX_LENGTH = 100;

/** What may be changed later as well; left out = as it is. */
class ApiTokenTermsRequest {
  /** null = everything, also what a later version adds. */
  @ApiPropertyOptional({ enum: SCOPES, isArray: true, nullable: true, example: ['clients:read', 'messages:write'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SCOPES.length)
  @IsIn(SCOPES, { each: true, message: 'scopes must be names of scopes, such as messages:read' })
  scopes?: Scope[] | null;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_RATE_PER_MINUTE, default: DEFAULT_RATE_PER_MINUTE })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_RATE_PER_MINUTE)
  ratePerMinute?: number;

  /** null = until it is revoked. */
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @IsOptional()
  @Type(() => Date)
  @IsDate({ message: 'expiresAt must be a time like 2027-01-31T00:00:00Z' })
  expiresAt?: Date | null;
}

export class CreateApiTokenRequest extends ApiTokenTermsRequest {
  @ApiProperty({ maxLength: NAME_MAX_LENGTH, example: 'Shop' })
  @Line(NAME_MAX_LENGTH)
  name!: string;
}

export class ChangeApiTokenRequest extends ApiTokenTermsRequest {
  @ApiPropertyOptional({ maxLength: NAME_MAX_LENGTH })
  @IsOptional()
  @Line(NAME_MAX_LENGTH)
  name?: string;
}

export class ApiToken {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ example: 'x7Qe' }) lastFour!: string;
  @ApiProperty({ enum: SCOPES, isArray: true, nullable: true }) scopes!: Scope[] | null;
  @ApiProperty() ratePerMinute!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
  @ApiProperty({ type: String, nullable: true }) createdBy!: string | null;
  /** To the minute. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) revokedAt!: Date | null;
}

export class ApiTokenList {
  /** Newest first; those that were revoked in the last 30 days at the end. */
  @ApiProperty({ type: [ApiToken] }) items!: ApiToken[];
  @ApiProperty({ enum: SCOPES, isArray: true }) scopes!: readonly Scope[];
  /** Calls of /v1 in this month of the company's time zone. */
  @ApiProperty() requestsThisMonth!: number;
  /** null = as many as they like. */
  @ApiProperty({ type: Number, nullable: true }) requestsPerMonth!: number | null;
}

export class CreatedApiToken extends ApiToken {
  /** The token itself: shown now and never again. */
  @ApiProperty() token!: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { LOCALES, type Locale } from '#domain/companies/company.js';
import { LinkRequest } from '../invitations/invitations.dto.js';

export class ForgotPasswordRequest {
  @ApiProperty()
  @IsString()
  @MaxLength(254)
  email!: string;
}

export class LookedAtReset {
  @ApiProperty() email!: string;
  @ApiProperty({ enum: LOCALES }) locale!: Locale;
}

export class ResetPasswordRequest extends LinkRequest {
  @ApiProperty({ minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(1024)
  password!: string;
}

/** To be handed over to the operator by other means than a letter. */
export class PasswordLink {
  @ApiProperty() link!: string;
  @ApiProperty({ type: String, format: 'date-time' }) expiresAt!: Date;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { PASSWORD_MAX_LENGTH } from '#domain/sessions/password.js';
import { IsCode } from './sessions.dto.js';

export class ChangePasswordRequest {
  @ApiProperty()
  @IsString()
  @MaxLength(PASSWORD_MAX_LENGTH)
  current!: string;

  @ApiProperty()
  @IsString()
  @MaxLength(PASSWORD_MAX_LENGTH)
  password!: string;
}

export class PasswordRequest {
  @ApiProperty()
  @IsString()
  @MaxLength(PASSWORD_MAX_LENGTH)
  password!: string;
}

export class CodeRequest {
  @ApiProperty()
  @IsCode()
  @MinLength(1)
  code!: string;
}

/** The code may be one of the app or a recovery code. */
export class PasswordAndCodeRequest extends PasswordRequest {
  @ApiProperty()
  @IsCode()
  @MinLength(1)
  code!: string;
}

export class SecondFactorState {
  /** Since when a code is asked at the log-in; null: it is not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) enabledAt!: string | null;
  @ApiProperty() recoveryCodesLeft!: number;
}

/** For the app; it counts once a code of it was sent back. */
export class SecondFactorSecret {
  /** In base32, for whoever cannot take the QR code. */
  @ApiProperty() secret!: string;
  /** `otpauth://…`, for the QR code. */
  @ApiProperty() uri!: string;
}

export class RecoveryCodes {
  /** Shown this once; each works once. */
  @ApiProperty({ type: [String] }) recoveryCodes!: string[];
}

export class TechnicalSignInRequest {
  /** What stands behind the # of the link. */
  @ApiProperty()
  @IsString()
  @MaxLength(100)
  token!: string;
}

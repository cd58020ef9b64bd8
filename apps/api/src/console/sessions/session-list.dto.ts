import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { DEVICE_TYPES, type DeviceType } from '#domain/sessions/session.js';
import { OptionalLine, PageLimit } from '../../http/fields.js';

export class TechnicalAccess {
  @ApiProperty() who!: string;
  @ApiProperty() reason!: string;
}

/** Where a session lives that is in no browser of its own. */
export class SessionFrame {
  /** Of the page that shows the chats. */
  @ApiProperty({ example: 'https://crm.example.com' }) origin!: string;
}

export class LoginSession {
  @ApiProperty() id!: number;
  /** The one that asks. */
  @ApiProperty() current!: boolean;
  @ApiProperty({ enum: DEVICE_TYPES, nullable: true }) deviceType!: DeviceType | null;
  /** The operating system. */
  @ApiProperty({ type: String, nullable: true }) device!: string | null;
  @ApiProperty({ type: String, nullable: true }) browser!: string | null;
  @ApiProperty({ type: String, nullable: true }) ip!: string | null;
  /** Of the address, ISO 3166-1 alpha-2; approximate. */
  @ApiProperty({ type: String, nullable: true }) country!: string | null;
  /** Approximate; only where the installation knows cities. */
  @ApiProperty({ type: String, nullable: true }) city!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) lastActivityAt!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  /** Somebody of the platform, not the operator himself. */
  @ApiProperty({ type: TechnicalAccess, nullable: true }) technicalAccess!: TechnicalAccess | null;
  /** It is in a frame of another site's page. */
  @ApiProperty({ type: SessionFrame, nullable: true }) frame!: SessionFrame | null;
}

export class SessionList {
  @ApiProperty({ type: [LoginSession] }) items!: LoginSession[];
}

export class SignedInOperator {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  @ApiProperty() firstName!: string;
  @ApiProperty({ type: String, nullable: true }) lastName!: string | null;
  @ApiProperty() email!: string;
  /** Of his sessions the latest. */
  @ApiProperty({ format: 'date-time' }) lastActivityAt!: string;
  @ApiProperty({ type: [LoginSession] }) sessions!: LoginSession[];
}

export class SignedInOperatorList {
  @ApiProperty({ type: [SignedInOperator] }) items!: SignedInOperator[];
  /** `before` of the next page; null at the end. */
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class SessionsQuery {
  /** A part of the name, or an id. */
  @ApiPropertyOptional()
  @IsOptional()
  @OptionalLine(100)
  search?: string;

  /** `next` of the page before. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  before?: string;

  @PageLimit(50)
  limit?: number;
}

export class EndedSessions {
  /** How many sessions ended. */
  @ApiProperty() ended!: number;
}

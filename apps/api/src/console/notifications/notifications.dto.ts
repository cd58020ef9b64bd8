import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsNotEmptyObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const DAYTIME = { message: '$property must be a time of the day, like 22:00' };

export class NotificationTerms {
  @ApiProperty({ type: String, nullable: true, example: 'drop', description: 'Name of a sound; null = silent' })
  @ValidateIf((_, value) => value !== null)
  @Matches(/^[a-z][a-z0-9-]{0,29}$/, { message: 'sound must be the name of a sound, or null' })
  sound!: string | null;

  /** A note of the system: from an open tab, or by Web Push when none is open. */
  @ApiProperty() @IsBoolean() desktop!: boolean;
  /** The tab's title blinks. */
  @ApiProperty() @IsBoolean() blink!: boolean;
  /** Notes show who wrote and what. */
  @ApiProperty() @IsBoolean() preview!: boolean;
}

export class NotificationTermsByKind {
  @ApiProperty({ type: NotificationTerms }) @IsDefined() @ValidateNested() @Type(() => NotificationTerms) client!: NotificationTerms;
  /** Dialogs that nobody has yet, of whoever may take them. */
  @ApiProperty({ type: NotificationTerms }) @IsDefined() @ValidateNested() @Type(() => NotificationTerms) new_dialogs!: NotificationTerms;
  @ApiProperty({ type: NotificationTerms }) @IsDefined() @ValidateNested() @Type(() => NotificationTerms) personal!: NotificationTerms;
  @ApiProperty({ type: NotificationTerms }) @IsDefined() @ValidateNested() @Type(() => NotificationTerms) group!: NotificationTerms;
}

/** Times of the company's day; `from` later than `to` goes over midnight. */
export class QuietHours {
  @ApiProperty({ example: '22:00' }) @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, DAYTIME) from!: string;
  @ApiProperty({ example: '08:00' }) @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, DAYTIME) to!: string;
}

export class NotificationSettings {
  @ApiProperty({ type: NotificationTermsByKind })
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => NotificationTermsByKind)
  kinds!: NotificationTermsByKind;

  @ApiProperty({ type: QuietHours, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuietHours)
  quiet!: QuietHours | null;
}

export class PushKey {
  @ApiProperty({ description: 'For `applicationServerKey`, base64url' }) key!: string;
}

class PushKeys {
  @ApiProperty() @Matches(/^[\w-]{80,100}=*$/, { message: 'p256dh must be the key that the browser gave' }) p256dh!: string;
  @ApiProperty() @Matches(/^[\w-]{20,30}=*$/, { message: 'auth must be the secret that the browser gave' }) auth!: string;
}

/** `PushSubscription.toJSON()` of the browser. */
export class PushSubscriptionRequest {
  @ApiProperty({ example: 'https://push.example.net/abc' })
  @IsString()
  @MaxLength(2000)
  @Matches(/^https:\/\//, { message: 'endpoint must be an https address' })
  endpoint!: string;

  @ApiProperty({ type: PushKeys })
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => PushKeys)
  keys!: PushKeys;

  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  expirationTime?: number | null;
}

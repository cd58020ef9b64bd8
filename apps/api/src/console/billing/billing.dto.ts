import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsUUID, Max, Min } from 'class-validator';
import { PACKAGE_ORIGINS } from '#persistence/billing/package.view.js';

/** What a company pays. Money everywhere in the smallest unit of the currency: kopecks, cents. */
export class BillingTariff {
  @ApiProperty({ description: 'Packages are topped up only while it is active' }) active!: boolean;
  @ApiProperty() autoTopUp!: boolean;
  @ApiProperty() packageSize!: number;
  @ApiProperty() packagePriceMinor!: number;
  @ApiProperty() singlePriceMinor!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'null: any number of operators' }) licences!: number | null;
  @ApiProperty({ description: 'Operators who work here now' }) operators!: number;
}

export class BillingDay {
  @ApiProperty({ format: 'date' }) day!: string;
  @ApiProperty({ description: 'Dialogs whose first message of the month came on this day' }) dialogs!: number;
}

/** The running month in the company's time zone. */
export class BillingMonth {
  @ApiProperty({ format: 'date' }) first!: string;
  @ApiProperty({ format: 'date' }) last!: string;
  @ApiProperty() activeDialogs!: number;
  @ApiProperty() byPackage!: number;
  @ApiProperty() bySingle!: number;
  @ApiProperty({ description: 'Packages and single dialogs, less what was given back' }) chargedMinor!: number;
  @ApiProperty({ type: [BillingDay], description: 'Until today' }) days!: BillingDay[];
  @ApiProperty({ type: [BillingDay], description: 'The whole month before; empty where nothing was counted in it' })
  previous!: BillingDay[];
}

/** What the month comes to: see libs/domain/src/billing/forecast.ts. */
export class BillingForecast {
  @ApiProperty() dialogs!: number;
  @ApiProperty({ description: 'Of the whole month' }) costMinor!: number;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'When nothing pays any more: no place, no money; null: not within a year',
  })
  runsOutOn!: string | null;
}

export class BlockedDialogs {
  @ApiProperty() dialogs!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since!: string | null;
  @ApiProperty({ description: 'Messages that nobody reads until something pays' }) messages!: number;
}

export class PaymentSettings {
  @ApiProperty({ enum: ['stripe', 'test'], nullable: true, description: 'test: no real money; null: nobody takes payments here' })
  provider!: 'stripe' | 'test' | null;
  @ApiProperty() minimumMinor!: number;
  @ApiProperty() maximumMinor!: number;
}

export class BillingNotice {
  @ApiProperty({ example: 'used_80' }) kind!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** What a company has, what it has used this month and where that leads. */
export class Billing {
  @ApiProperty({ example: 'RUB', description: 'ISO 4217' }) currency!: string;
  @ApiProperty() timeZone!: string;
  @ApiProperty() balanceMinor!: number;
  @ApiProperty({ description: 'false: dialogs are counted and cost nothing' }) metered!: boolean;
  @ApiProperty({ type: BillingTariff, nullable: true }) tariff!: BillingTariff | null;
  @ApiProperty() placesLeft!: number;
  @ApiProperty({ description: 'Those that are left, and those that were taken this month' }) placesTotal!: number;
  @ApiProperty({ type: BillingMonth }) month!: BillingMonth;
  @ApiProperty({ type: BillingForecast }) forecast!: BillingForecast;
  @ApiProperty({ type: BlockedDialogs }) blocked!: BlockedDialogs;
  @ApiProperty({ type: PaymentSettings }) payments!: PaymentSettings;
  @ApiProperty({ type: [BillingNotice], description: 'Of what the company was told this month' }) notices!: BillingNotice[];
}

export class ChangeBillingRequest {
  @ApiProperty() @IsBoolean({ message: 'autoTopUp must be true or false' }) autoTopUp!: boolean;
}

/** Whatever is asked twice with a key is done once. */
export class BuyPackagesRequest {
  @ApiProperty({ minimum: 1, maximum: 100 })
  @IsInt({ message: 'count must be a whole number from 1 to 100' })
  @Min(1, { message: 'count must be a whole number from 1 to 100' })
  @Max(100, { message: 'count must be a whole number from 1 to 100' })
  count!: number;
  @ApiProperty({ format: 'uuid' }) @IsUUID(undefined, { message: 'key must be a UUID, a new one for each purchase' }) key!: string;
}

export class DialogPackage {
  @ApiProperty() id!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() size!: number;
  @ApiProperty() used!: number;
  @ApiProperty({ enum: PACKAGE_ORIGINS }) origin!: (typeof PACKAGE_ORIGINS)[number];
  @ApiProperty() priceMinor!: number;
  @ApiProperty({ description: 'Why it was given' }) note!: string;
  @ApiProperty({ type: String, nullable: true }) operator!: string | null;
}

export class DialogPackagePage {
  @ApiProperty({ type: [DialogPackage] }) items!: DialogPackage[];
  @ApiProperty({ type: Number, nullable: true, description: 'What to ask for as `before` next; null: this is the end' }) next!:
    number | null;
}

export class PackageOption {
  @ApiProperty() packageSize!: number;
  @ApiProperty() packagePriceMinor!: number;
  @ApiProperty() packages!: number;
  @ApiProperty() singles!: number;
  @ApiProperty({ description: 'Of a month' }) costMinor!: number;
  @ApiProperty({ description: 'The size that the company has' }) current!: boolean;
}

/** What a month would cost with packages of other sizes. */
export class WhatIf {
  @ApiProperty({ description: 'Active dialogs in a month: the average of the full months, or the forecast of the running one' })
  dialogs!: number;
  @ApiProperty({ description: 'How many full months it is the average of; 0: of none yet' }) months!: number;
  @ApiProperty({ type: [PackageOption] }) options!: PackageOption[];
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { LOCALES, type Locale } from '#domain/companies/company.js';
import type { DraftValue } from '#domain/onboarding/drafts.js';
import { STEP_IDS, type StepId } from '#domain/onboarding/steps.js';
import { WorkingPeriod } from '../companies/companies.dto.js';

const anything = {
  nullable: true,
  oneOf: [
    ...[{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }],
    { type: 'object', additionalProperties: true },
  ],
};
const STATES = ['none', 'open', 'finished', 'skipped'] as const;
const STEP_STATES = ['open', 'done', 'skipped'] as const;

export class KeepFieldRequest {
  /** As it stands in the field, right or wrong; null = nothing is typed. */
  @ApiProperty(anything)
  @ValidateIf((_, value) => value !== null)
  @IsDefined({ message: 'value must be given; null = nothing is typed' })
  value!: DraftValue;
}

export class ForgetFieldsQuery {
  /** Only fields whose names begin so, as `telegram-bot.`; absent = all of the step. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  starting?: string;
}

export class KeptField {
  /** Only grows: of two values of a field the one with the greater number is the newer. */
  @ApiProperty() revision!: number;
}

export class OnboardingPerson {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

export class OnboardingStepView {
  @ApiProperty({ enum: STEP_IDS }) id!: StepId;
  @ApiProperty({ enum: STEP_STATES }) state!: (typeof STEP_STATES)[number];
  /** Whether the caller's permissions cover it. */
  @ApiProperty() mayDo!: boolean;
  /** Null: nobody yet, or it was seen to be done. */
  @ApiProperty({ type: OnboardingPerson, nullable: true }) by!: OnboardingPerson | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) at!: string | null;
}

export class OnboardingField {
  @ApiProperty({ enum: STEP_IDS }) step!: StepId;
  /** In the step `channels`: `transport`, and `<transport>.name`, `.phone`, `.groupIds`, `.settings.<name>`, `.secrets.<name>`. */
  @ApiProperty() field!: string;
  @ApiProperty(anything) value!: DraftValue;
  @ApiProperty() revision!: number;
  @ApiProperty({ type: OnboardingPerson, nullable: true }) updatedBy!: OnboardingPerson | null;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
  /** A key or password: its value is given to those who may set up channels, and never pushed. */
  @ApiProperty() sealed!: boolean;
}

export class OnboardingFacts {
  @ApiProperty() channel!: boolean;
  @ApiProperty() colleague!: boolean;
  /** A client's message was answered by an operator. */
  @ApiProperty() answered!: boolean;
}

export class OnboardingProgress {
  @ApiProperty() done!: number;
  @ApiProperty() skipped!: number;
  @ApiProperty() total!: number;
}

/** What is so now, shown where nothing is typed. */
export class OnboardingSettings {
  @ApiProperty() name!: string;
  @ApiProperty() timeZone!: string;
  @ApiProperty({ enum: LOCALES }) locale!: Locale;
  @ApiProperty({ type: [String] }) groups!: string[];
  @ApiProperty() autoAssign!: boolean;
  @ApiProperty() maxOpenDialogs!: number;
  /** Null = somebody always works; typed, that is the text `always`. */
  @ApiProperty({ type: [WorkingPeriod], nullable: true }) workingHours!: WorkingPeriod[] | null;
  /** Null: nobody is greeted, or a designer has made more of it. */
  @ApiProperty({ type: String, nullable: true }) greeting!: string | null;
}

export class Onboarding {
  /** `none`: a company from before there was an onboarding. */
  @ApiProperty({ enum: STATES }) state!: (typeof STATES)[number];
  @ApiProperty({ type: [OnboardingStepView] }) steps!: OnboardingStepView[];
  /** The first that is neither done nor passed over. */
  @ApiProperty({ enum: STEP_IDS, nullable: true }) current!: StepId | null;
  @ApiProperty() progress!: OnboardingProgress;
  /** What is typed and not applied. */
  @ApiProperty({ type: [OnboardingField] }) fields!: OnboardingField[];
  @ApiProperty() facts!: OnboardingFacts;
  @ApiProperty() settings!: OnboardingSettings;
}

export class OnboardingInvited {
  @ApiProperty() line!: number;
  @ApiProperty() email!: string;
  /** As `POST /api/invitations` gives it. */
  @ApiProperty() outcome!: string;
  @ApiProperty({ type: String, nullable: true }) code!: string | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
}

export class AppliedStep extends Onboarding {
  /** Of the step `operators`: what became of each line. Lines that nobody could be invited by stay typed. */
  @ApiProperty({ type: [OnboardingInvited], nullable: true }) invited!: OnboardingInvited[] | null;
}

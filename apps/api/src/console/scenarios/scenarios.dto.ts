import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, Max, Min } from 'class-validator';
import { type ScenarioContent, TRIGGER_KINDS, type TriggerKind } from '#domain/scenarios/content.js';
import { LOCALES, type Locale } from '#domain/companies/company.js';
import { EXAMPLES, type ExampleName } from '#domain/scenarios/examples/examples.js';
import { SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';
import { Line } from '../../http/fields.js';

/** Described by the schema that checks it (schema/content.schema.ts). */
export const CONTENT = { allOf: [{ $ref: '#/components/schemas/ScenarioContent' }] };
const number = { type: Number, nullable: true } as const;

export class AddScenarioRequest {
  @ApiProperty({ maxLength: SCENARIO_LIMITS.name })
  @Line(SCENARIO_LIMITS.name)
  name!: string;

  /** One of the ready scenarios instead of an empty canvas. */
  @ApiPropertyOptional({ enum: EXAMPLES })
  @IsOptional()
  @IsIn(EXAMPLES)
  example?: ExampleName;

  /** In which the example speaks; absent = the company's. */
  @ApiPropertyOptional({ enum: LOCALES })
  @IsOptional()
  @IsIn(LOCALES)
  language?: Locale;
}

export class ChangeScenarioRequest {
  @ApiPropertyOptional({ maxLength: SCENARIO_LIMITS.name })
  @IsOptional()
  @Line(SCENARIO_LIMITS.name)
  name?: string;

  /** Whether its triggers are heard; runs and buttons that clients have go on either way. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

export class DuplicateScenarioRequest {
  @ApiPropertyOptional({ maxLength: SCENARIO_LIMITS.name })
  @IsOptional()
  @Line(SCENARIO_LIMITS.name)
  name?: string;
}

export class SaveDraftRequest {
  /** The version that this was drawn on top of: `draftVersion` of the last answer. */
  @ApiProperty()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  draftVersion!: number;

  @ApiProperty(CONTENT)
  @IsObject()
  content!: ScenarioContent;

  @ApiPropertyOptional({ maxLength: SCENARIO_LIMITS.name })
  @IsOptional()
  @Line(SCENARIO_LIMITS.name)
  name?: string;
}

export class ScenarioAuthor {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

/** A scenario as it stands in the list. */
export class ScenarioRow {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
  /** `draft` = never published; `disabled` = published, and its triggers are not heard. */
  @ApiProperty({ enum: ['draft', 'published', 'disabled'] }) state!: 'draft' | 'published' | 'disabled';
  /** The number of the published revision. */
  @ApiProperty(number) revision!: number | null;
  @ApiProperty(number) revisionId!: number | null;
  /** The draft is another than what is published. */
  @ApiProperty() changed!: boolean;
  @ApiProperty() draftVersion!: number;
  /** What starts it: as published, else as drawn. */
  @ApiProperty({ enum: TRIGGER_KINDS, isArray: true }) triggers!: TriggerKind[];
  /** Of the draft. */
  @ApiProperty() steps!: number;
  /** Runs that are going now; 10,000 stands for that and more. */
  @ApiProperty() runs!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) publishedAt!: string | null;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
  @ApiProperty({ type: ScenarioAuthor, nullable: true }) updatedBy!: ScenarioAuthor | null;
}

export class ScenarioList {
  @ApiProperty({ type: [ScenarioRow] }) items!: ScenarioRow[];
  /** A company can have so many. */
  @ApiProperty() limit!: number;
}

export class Scenario extends ScenarioRow {
  @ApiProperty(CONTENT) draft!: ScenarioContent;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { COMPLAINT_CODES, type ComplaintCode } from '#domain/scenarios/check/complaint.js';
import type { ScenarioContent } from '#domain/scenarios/content.js';
import { Before, OptionalLine } from '../../http/fields.js';
import { CONTENT, ScenarioAuthor } from './scenarios.dto.js';

const text = { type: String, nullable: true } as const;

export class ScenarioComplaint {
  @ApiProperty({ enum: COMPLAINT_CODES }) code!: ComplaintCode;
  /** An error blocks publishing. */
  @ApiProperty({ enum: ['error', 'warning'] }) severity!: 'error' | 'warning';
  @ApiProperty(text) stepId!: string | null;
  @ApiProperty(text) triggerId!: string | null;
  /** The way out that it is about. */
  @ApiProperty(text) exit!: string | null;
  /** The field of the step or the trigger, as `buttons.0.text`. */
  @ApiProperty(text) field!: string | null;
  /** For the sentence. */
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  params!: Record<string, string | number>;
}

export class ScenarioCheck {
  @ApiProperty({ type: [ScenarioComplaint] }) complaints!: ScenarioComplaint[];
}

export class PublishScenarioRequest {
  /** The draft that was looked at; if another one came since, nothing is published (409). */
  @ApiProperty()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  draftVersion!: number;

  /** What is new, for colleagues. */
  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @OptionalLine(500)
  note?: string;
}

export class RevisionQuery {
  /** `next` of the page before. */
  @Before(2 ** 31 - 1)
  before?: number;
}

export class ScenarioRevision {
  @ApiProperty() id!: number;
  /** null: a trial of a draft. */
  @ApiProperty({ type: Number, nullable: true }) number!: number | null;
  @ApiProperty() note!: string;
  @ApiProperty() steps!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: ScenarioAuthor, nullable: true }) createdBy!: ScenarioAuthor | null;
}

export class ScenarioRevisionList {
  @ApiProperty({ type: [ScenarioRevision] }) items!: ScenarioRevision[];
  /** `before` of the next page; null = this is the last. */
  @ApiProperty({ type: Number, nullable: true }) next!: number | null;
}

export class WholeScenarioRevision extends ScenarioRevision {
  @ApiProperty(CONTENT) content!: ScenarioContent;
}

export class ScenarioTrial {
  @ApiProperty() code!: string;
  /** What to write to any of the company's channels. */
  @ApiProperty({ example: '/try K7Q2ZD' }) message!: string;
  @ApiProperty() revisionId!: number;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsOptional, Length, Max, Min } from 'class-validator';
import { RUN_FILTERS, RUN_STATES, type RunFilter, type RunStateName } from '#persistence/scenarios/run-list.view.js';
import { DialogChannel } from '../dialogs/dialogs.dto.js';
import { asNumber, Before, PageLimit } from '../../http/fields.js';

const FILTERS = Object.keys(RUN_FILTERS) as RunFilter[];
const text = { type: String, nullable: true } as const;
const number = { type: Number, nullable: true } as const;
const moment = { type: String, format: 'date-time', nullable: true } as const;
const anything = { type: 'object', additionalProperties: true } as const;

class PageQuery {
  /** `next` of the page before. */
  @Before()
  before?: number;

  @PageLimit(200)
  limit?: number;
}

export class RunListQuery extends PageQuery {
  /** `open` = has not ended; `paused` = an operator has its dialog. */
  @ApiPropertyOptional({ enum: FILTERS })
  @IsOptional()
  @IsIn(FILTERS)
  state?: RunFilter;
}

/** `before` is a number of a step here. */
export class TraceQuery extends PageQuery {}

const Day = (): PropertyDecorator => (target, property) => {
  const options = { message: `${String(property)} must be a day as 2026-12-31` };
  [ApiPropertyOptional({ format: 'date' }), IsOptional(), IsISO8601({ strict: true }, options), Length(10, 10, options)].forEach((rule) =>
    rule(target, property),
  );
};

/** Days in the company's time zone, both included; without them the last seven. */
export class PeriodQuery {
  @Day() from?: string;
  @Day() to?: string;
}

export class FunnelQuery extends PeriodQuery {
  /** One revision of the scenario; without it all of them together. */
  @ApiPropertyOptional()
  @IsOptional()
  @asNumber
  @IsInt({ message: 'revision must be the id of a revision' })
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  revision?: number;
}

export class RunRevision {
  @ApiProperty() id!: number;
  /** null = a trial of a draft. */
  @ApiProperty(number) number!: number | null;
}

export class RunScenario {
  @ApiProperty() id!: number;
  @ApiProperty() name!: string;
}

export class RunStart {
  /** The kind of trigger that began it; `trial` of a draft. */
  @ApiProperty() trigger!: string;
}

export class RunSummary {
  @ApiProperty() id!: number;
  @ApiProperty() dialogId!: number;
  @ApiProperty() client!: string;
  @ApiProperty({ type: DialogChannel }) channel!: DialogChannel;
  @ApiProperty({ type: RunScenario }) scenario!: RunScenario;
  @ApiProperty({ type: RunRevision }) revision!: RunRevision;
  @ApiProperty({ enum: RUN_STATES }) state!: RunStateName;
  @ApiProperty(text) endedReason!: string | null;
  @ApiProperty({ type: RunStart }) startedBy!: RunStart;
  /** Where it stands, or stood last. */
  @ApiProperty(text) stepId!: string | null;
  @ApiProperty({ description: 'How many steps it has taken' }) steps!: number;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
  @ApiProperty(moment) endedAt!: string | null;
}

export class RunPage {
  @ApiProperty({ type: [RunSummary] }) items!: RunSummary[];
  /** `before` of the next page; null = this is the last. */
  @ApiProperty(number) next!: number | null;
}

export class RunStep {
  @ApiProperty() seq!: number;
  @ApiProperty() scenarioId!: number;
  @ApiProperty() revisionId!: number;
  @ApiProperty() stepId!: string;
  @ApiProperty(text) stepKind!: string | null;
  /** What the designer calls it, else the beginning of its text. */
  @ApiProperty(text) stepTitle!: string | null;
  /** By which it left; null = it stands here, or ended here. */
  @ApiProperty(text) exit!: string | null;
  /** `code` and what belongs to it; told in the reader's language. */
  @ApiProperty({ ...anything, nullable: true }) why!: Record<string, unknown> | null;
  @ApiProperty({ ...anything, nullable: true, description: 'Variables that it changed' }) changed!: Record<string, unknown> | null;
  @ApiProperty({ ...anything, nullable: true }) error!: Record<string, unknown> | null;
  @ApiProperty(number) messageId!: number | null;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty(moment) leftAt!: string | null;
}

/** A run with what it knows and where it has been. */
export class ScenarioRun extends RunSummary {
  @ApiProperty(anything) standing!: Record<string, unknown>;
  @ApiProperty(anything) variables!: Record<string, unknown>;
  /** In order; of a long run the newest ones. */
  @ApiProperty({ type: [RunStep] }) trace!: RunStep[];
  /** `before` of the steps before these; null = these are the first. */
  @ApiProperty(number) earlier!: number | null;
  /** Its process in Temporal's own pages; null where there are none, and for whoever does not look after scenarios. */
  @ApiProperty(text) temporalUrl!: string | null;
}

export class DialogRun {
  /** What runs in the dialog, else what ran last. */
  @ApiProperty({ type: ScenarioRun, nullable: true }) run!: ScenarioRun | null;
}

export class StepFigures {
  @ApiProperty() stepId!: string;
  /** Runs that came here in the period. */
  @ApiProperty() reached!: number;
  /** Runs that left, by exit. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) exits!: Record<string, number>;
  /** Runs that stand here now. */
  @ApiProperty() standing!: number;
  /** Runs that ended here. */
  @ApiProperty() ended!: number;
}

class PeriodShown {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty() timeZone!: string;
}

export class Funnel extends PeriodShown {
  @ApiProperty({ type: [StepFigures] }) steps!: StepFigures[];
}

export class RunErrors {
  @ApiProperty() stepId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() count!: number;
  @ApiProperty({ description: 'Runs in which it happened' }) runs!: number;
  @ApiProperty({ format: 'date-time' }) firstAt!: string;
  @ApiProperty({ format: 'date-time' }) lastAt!: string;
  /** The newest one in full; of a dialog that one may not see, only its reason. */
  @ApiProperty(anything) error!: Record<string, unknown>;
  @ApiProperty() revisionId!: number;
  /** Runs in which it happened last, of the dialogs that one may see. */
  @ApiProperty({ type: [Number] }) runIds!: number[];
}

export class RunErrorList extends PeriodShown {
  @ApiProperty({ type: [RunErrors] }) items!: RunErrors[];
}

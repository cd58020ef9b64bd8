import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IgnoresUnknown } from '../../http/validation.js';
import { OptionalChoice, RequiredId } from '../parameters.js';

/** Python writes True and False. */
const FLAGS = new Map<unknown, boolean>([
  ...(['true', 'True', '1', true, 1] as const).map((value) => [value, true] as const),
  ...(['false', 'False', '0', false, 0] as const).map((value) => [value, false] as const),
]);

/** Stricter than other flags: what is neither yes nor no must not be taken for either. */
const ForceFlag = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: ['true', 'false', '1', '0'], default: 'true', description }),
    Transform(({ value }: { value: unknown }) => FLAGS.get(value) ?? value ?? undefined),
    IsOptional(),
    IsIn([true, false], { message: '$property must be true, false, 1 or 0' }),
  );

const FORCE =
  `Absent or true: as ever, even over the limit. False: only as auto-assignment would (online, takes part in the queue, a free slot,
serves the dialog). Where nobody can be given it, the dialog stays in New, or with whoever has it, and the answer says so.`.replaceAll(
    '\n',
    ' ',
  );

class ForceParameters {
  @ForceFlag(FORCE)
  force_assign?: boolean;

  @ForceFlag('The older name of force_assign')
  force?: boolean;

  get forced(): boolean {
    return this.force_assign ?? this.force ?? true;
  }
}

@IgnoresUnknown()
export class TransferQuery extends ForceParameters {
  @RequiredId()
  operator_id!: number;
}

@IgnoresUnknown()
export class TransferToGroupQuery extends ForceParameters {
  @RequiredId()
  group_id!: number;
}

/** An id, or null, which an address can only spell out. */
const OptionalIdOrNull = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number, nullable: true, description }),
    Transform(({ value }: { value: unknown }) => {
      if (value === '') return undefined;
      if (value === 'null') return null;
      return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    }),
    IsOptional(),
    IsInt({ message: '$property must be a whole number or null' }),
    Min(1),
    Max(Number.MAX_SAFE_INTEGER),
  );

@IgnoresUnknown()
export class ChangeDialogRequest extends ForceParameters {
  @OptionalIdOrNull('Gives the dialog to this operator; null takes it from its operator, back to New')
  operator_id?: number | null;

  @OptionalChoice(['open', 'closed'])
  state?: 'open' | 'closed';
}

/** What a transfer answers: there is nothing to tell but whether it was done. */
export class TransferAnswer {
  @ApiProperty({ enum: ['success', 'error'] }) status!: 'success' | 'error';
  @ApiProperty() message!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } }) errors!: Record<string, string[]>;
  @ApiProperty({ type: 'array', items: {}, maxItems: 0 }) data!: never[];
}

import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  Validate,
  type ValidatorConstraintInterface,
  ValidatorConstraint,
} from 'class-validator';

/** As many as one can sensibly tick in a list. */
export const MOST_CHOSEN = 500;

/** A day of the calendar. */
@ValidatorConstraint({ name: 'day' })
class DayConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
    const time = Date.parse(value);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) && value >= '1970-01-01';
  }

  defaultMessage(): string {
    return '$property must be a day like 2026-11-27';
  }
}

export const Day = (): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ example: '2026-11-27' }), IsOptional(), Validate(DayConstraint));

/** `1,2` of a query as a list of words; nothing at all is an empty one. */
const commaList = (parse: (one: string) => unknown): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    const words = Array.isArray(value) ? (value as unknown[]) : [value ?? ''];
    return words.flatMap((word) => String(word).split(',')).flatMap((word) => (word.trim() === '' ? [] : [parse(word.trim())]));
  });

const idsOf = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(MOST_CHOSEN, { message: `$property may name ${MOST_CHOSEN} at most` }),
    IsInt({ each: true, message: '$property must be whole numbers with commas between them, like 12,15' }),
    Min(1, { each: true, message: '$property must be whole numbers from 1 on' }),
    Max(Number.MAX_SAFE_INTEGER, { each: true, message: '$property must be ids that were given to you' }),
  );

/** Ids of a query, `12,15`; none = all. */
export const QueryIds = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example: '12,15' }),
    commaList((word) => (/^\d{1,16}$/.test(word) ? Number(word) : word)),
    idsOf(),
  );

/** Ids of a body; none = all. */
export const BodyIds = (): PropertyDecorator => applyDecorators(ApiPropertyOptional({ type: [Number], default: [] }), idsOf());

const ROLE = /^(admin|supervisor|operator|custom:\d{1,16})$/;
const rolesOf = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(MOST_CHOSEN, { message: `$property may name ${MOST_CHOSEN} at most` }),
    Matches(ROLE, { each: true, message: '$property must be admin, supervisor, operator or custom:<id of a role>' }),
  );

/** Roles of a query, `admin,custom:7`; none = all. */
export const QueryRoles = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example: 'admin,custom:7' }),
    commaList((word) => word),
    rolesOf(),
  );

/** Roles of a body; none = all. */
export const BodyRoles = (): PropertyDecorator => applyDecorators(ApiPropertyOptional({ type: [String], default: [] }), rolesOf());

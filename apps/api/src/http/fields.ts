import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsString, Max, MaxLength, Min, MinLength, ValidateIf } from 'class-validator';

const trim = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A field that may be left out, but not be null; one that may be both is `@IsOptional()`. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A line that must say something; blanks around it are dropped. */
export const Line = (maxLength: number): PropertyDecorator => applyDecorators(trim, IsString(), MinLength(1), MaxLength(maxLength));

/** A line that may be empty. */
export const OptionalLine = (maxLength: number): PropertyDecorator => applyDecorators(trim, IsString(), MaxLength(maxLength));

/** A time of a query; absent = no bound. */
export const Moment = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ format: 'date-time' }),
    IsOptional(),
    IsISO8601({ strict: true }, { message: '$property must be a time like 2026-11-27T09:00:00Z' }),
  );

/** Digits of a query as the number that they write. */
export const asNumber = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
);

/** `next` of the page before; `most`: as far as the numbers of the list go. */
export const Before = (most: number = Number.MAX_SAFE_INTEGER): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional(),
    IsOptional(),
    asNumber,
    IsInt({ message: 'before must be a whole number; take it from the previous page' }),
    Min(1),
    Max(most),
  );

/** How many at once. */
export const PageLimit = (most: number): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ default: 50, maximum: most }),
    IsOptional(),
    asNumber,
    IsInt({ message: 'limit must be a whole number' }),
    Min(1),
    Max(most),
  );

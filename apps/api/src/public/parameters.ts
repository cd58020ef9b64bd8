import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 200;
const FAR = 10_000_000;

/** `?phone=` is as good as no phone. */
const absent = (value: unknown): boolean => value === undefined || value === null || value === '';
const read = (parse: (value: unknown) => unknown): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (absent(value) ? undefined : parse(value)));

const number = read((value) => (typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value));
const TRUE = ['1', 'true'];
const FALSE = ['0', 'false'];
const flag = read((value) => (TRUE.includes(String(value)) ? true : FALSE.includes(String(value)) ? false : value));

export const OptionalId = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number }),
    number,
    IsOptional(),
    IsInt({ message: '$property must be a whole number' }),
    Min(1),
    Max(Number.MAX_SAFE_INTEGER),
  );

export const RequiredId = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: Number }),
    number,
    IsInt({ message: '$property must be given as a whole number' }),
    Min(1),
    Max(Number.MAX_SAFE_INTEGER),
  );

export const OptionalFlag = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: ['0', '1', 'true', 'false'] }),
    flag,
    IsOptional(),
    IsIn([true, false], { message: '$property must be true, false, 1 or 0' }),
  );

export const OptionalChoice = (choices: readonly string[]): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: [...choices] }),
    read((value) => value),
    IsOptional(),
    IsIn([...choices]),
  );

/** A phone in any writing; only its digits are compared. */
export const OptionalPhone = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String }),
    read((value) => (typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\D/g, '') : value)),
    IsOptional(),
    Matches(/^\d{1,20}$/, { message: '$property must be a phone number' }),
  );

/** A day as dd-mm-yyyy becomes yyyy-mm-dd; anything that is no day of the calendar is refused. */
export const OptionalDay = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example: '31-12-2026' }),
    read((value) => isoDay(String(value)) ?? 'no day'),
    IsOptional(),
    Matches(/^\d{4}-/, { message: '$property must be a date like 31-12-2026' }),
  );

/** A whole day, an ISO time or unix seconds, as a time. */
export const OptionalMoment = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example: '2026-12-31T00:00:00Z' }),
    read((value) => momentOf(String(value)) ?? 'no time'),
    IsOptional(),
    Matches(/^\d{4}-/, { message: '$property must be a date like 31-12-2026, an ISO time or unix seconds' }),
  );

/** The part of every list. */
export class PageParameters {
  /** More than the most is as good as the most. */
  @ApiPropertyOptional({ default: DEFAULT_LIMIT, maximum: MAX_LIMIT })
  @number
  @IsOptional()
  @IsInt({ message: '$property must be a whole number' })
  @Min(1)
  limit?: number;

  @ApiPropertyOptional({ default: 0 })
  @number
  @IsOptional()
  @IsInt({ message: '$property must be a whole number' })
  @Min(0)
  @Max(FAR)
  offset?: number;

  get page(): { limit: number; offset: number } {
    return { limit: Math.min(this.limit ?? DEFAULT_LIMIT, MAX_LIMIT), offset: this.offset ?? 0 };
  }
}

export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

function isoDay(text: string): string | undefined {
  const [, day, month, year] = /^(\d{2})[-.](\d{2})[-.](\d{4})$/.exec(text.trim()) ?? [];
  const iso = day ? `${year}-${month}-${day}` : text.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && toIso(Date.parse(`${iso}T00:00:00Z`))?.startsWith(iso) ? iso : undefined;
}

function momentOf(text: string): string | undefined {
  const day = isoDay(text);
  if (day) return `${day}T00:00:00.000Z`;
  return toIso(/^\d{9,11}$/.test(text) ? Number(text) * 1000 : Date.parse(text));
}

function toIso(time: number): string | undefined {
  const date = new Date(time);
  return Number.isNaN(time) || date.getUTCFullYear() < 1970 || date.getUTCFullYear() > 9999 ? undefined : date.toISOString();
}

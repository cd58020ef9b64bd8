import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { parseJsonBody } from '../http/json-body.js';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 200;
const FAR = 10_000_000;

/** `?phone=` is as good as no phone. */
const absent = (value: unknown): boolean => value === undefined || value === null || value === '';
const read = (parse: (value: unknown) => unknown): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (absent(value) ? undefined : parse(value)));

const number = read((value) => (typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value));
/** Python writes True and False. */
const TRUE = ['1', 'true', 'True'];
const FALSE = ['0', 'false', 'False'];
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

/** `1,2`, `["1","2"]`, a repeated name, `ids[]=1&ids[]=2` or one value: a list each time. */
const list = (parse: (one: unknown) => unknown): PropertyDecorator =>
  read((value) => listOf(value).map((one) => parse(typeof one === 'string' ? one.trim() : one)));

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'string' && one.includes(',') ? one.split(',') : [one]));
  if (typeof value !== 'string') return [value];
  if (/^\s*\[.*\]\s*$/.test(value)) {
    try {
      return JSON.parse(value) as unknown[];
    } catch {
      return [value];
    }
  }
  return value.split(',').filter((one) => one.trim() !== '');
}

const LIST_MAX = 200;
const idList = (): PropertyDecorator =>
  applyDecorators(
    list((one) => (typeof one === 'string' && /^\d{1,16}$/.test(one) ? Number(one) : one)),
    IsArray(),
    ArrayMaxSize(LIST_MAX),
    IsInt({ each: true, message: '$property must be whole numbers: 1,2 or [1,2]' }),
    Min(1, { each: true }),
    Max(Number.MAX_SAFE_INTEGER, { each: true }),
  );

/** A list of ids in any of the ways that programs write one. */
export const OptionalIds = (): PropertyDecorator => applyDecorators(ApiPropertyOptional({ type: [Number] }), IsOptional(), idList());

export const RequiredIds = (): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: [Number] }), idList(), ArrayNotEmpty({ message: '$property must be given: 1,2 or [1,2]' }));

/** A list of words in any of the ways that programs write one. */
export const OptionalWords = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: [String] }),
    list((one) => (typeof one === 'number' ? String(one) : one)),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(LIST_MAX),
    IsString({ each: true }),
    MaxLength(255, { each: true }),
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

/** A text; numbers are texts too, since programs write ids as either. Empty is as good as absent. */
export const OptionalText = (maxLength: number): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, maxLength }),
    read((value) => (typeof value === 'number' ? String(value) : value)),
    IsOptional(),
    IsString({ message: '$property must be a text' }),
    MaxLength(maxLength),
  );

/** A text that changes something: absent leaves it, null and the empty text take it away. */
export const EmptiableText = (maxLength: number): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, maxLength }),
    Transform(({ value }: { value: unknown }) => (value === '' ? null : typeof value === 'number' ? String(value) : value)),
    IsOptional(),
    IsString({ message: '$property must be a text' }),
    MaxLength(maxLength),
  );

const fields = (description: typeof ApiProperty): PropertyDecorator =>
  applyDecorators(
    description({ type: 'object', additionalProperties: true, example: { contract: '1042' } }),
    read((value) => (typeof value === 'string' ? jsonOf(value) : value)),
    IsObject({ message: '$property must be an object of names and values; in an address, the JSON of it' }),
  );

/** Names and values; in an address, or where a program writes a text, the JSON of them. */
export const RequiredFields = (): PropertyDecorator => fields(ApiProperty);
export const OptionalFields = (): PropertyDecorator => applyDecorators(fields(ApiPropertyOptional), IsOptional());

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

/** A whole number within bounds. */
export const OptionalNumber = ({ min, max, description }: { min: number; max: number; description?: object }): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: Number, minimum: min, maximum: max, ...description }),
    number,
    IsOptional(),
    IsInt({ message: '$property must be a whole number' }),
    Min(min),
    Max(max),
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

  @OptionalNumber({ min: 0, max: FAR, description: { default: 0 } })
  offset?: number;

  get page(): { limit: number; offset: number } {
    return { limit: Math.min(this.limit ?? DEFAULT_LIMIT, MAX_LIMIT), offset: this.offset ?? 0 };
  }
}

export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

/** Undefined would be "nothing given"; what is no JSON stays the text that it is, and is refused. */
function jsonOf(text: string): unknown {
  try {
    return parseJsonBody(Buffer.from(text));
  } catch {
    return text;
  }
}

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

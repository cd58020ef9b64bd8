import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength } from 'class-validator';

const trim = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A line that must say something; blanks around it are dropped. */
export const Line = (maxLength: number): PropertyDecorator => applyDecorators(trim, IsString(), MinLength(1), MaxLength(maxLength));

/** A line that may be empty. */
export const OptionalLine = (maxLength: number): PropertyDecorator => applyDecorators(trim, IsString(), MaxLength(maxLength));

import 'reflect-metadata';
import { type ArgumentMetadata, applyDecorators, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import { IsInt, Max, Min, type ValidationError } from 'class-validator';
import { InvalidInput } from './http.errors.js';

const IGNORES_UNKNOWN = 'ignores unknown parameters';

/** For requests of `/v1`: integrators' programs send parameters that we don't know, and went well with it. */
export const IgnoresUnknown = (): ClassDecorator => (target) => Reflect.defineMetadata(IGNORES_UNKNOWN, true, target);

/** Checks every body and query. Unknown fields are refused, so that nobody can set what a form does not offer, or dropped under `/v1`. */
export class InputPipe implements PipeTransform {
  private readonly strict = pipe({ forbidNonWhitelisted: true });
  private readonly tolerant = pipe({ forbidNonWhitelisted: false });

  transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const type = metadata.metatype;
    const tolerant = type !== undefined && Reflect.getMetadata(IGNORES_UNKNOWN, type) === true;
    // A missing body is an empty one: it is told which fields are missing.
    const given = metadata.type === 'body' ? (value ?? {}) : value;
    return (tolerant ? this.tolerant : this.strict).transform(given, metadata) as Promise<unknown>;
  }
}

function pipe(options: { forbidNonWhitelisted: boolean }): ValidationPipe {
  return new ValidationPipe({
    ...options,
    whitelist: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => sentences(error))),
  });
}

/** class-validator's tree as a flat list: `settings.phone_number_id must be a string`. */
export function sentences(error: ValidationError, path = ''): { field: string; message: string }[] {
  const field = path + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    field,
    message: rule === 'whitelistValidation' ? `${field} is not known here; leave it out` : sentence(text, error.property, field),
  }));
  return [...own.slice(0, 1), ...(error.children ?? []).flatMap((child) => sentences(child, `${field}.`))];
}

function sentence(text: string, property: string, field: string): string {
  return text.startsWith(`${property} `) || text.startsWith('each value in') ? text.replace(property, field) : `${field}: ${text}`;
}

/** An id as all tables have them. */
export const IsId = (): PropertyDecorator =>
  applyDecorators(IsInt({ message: '$property must be a whole number' }), Min(1), Max(Number.MAX_SAFE_INTEGER));

/** An id in a path. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const id = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isSafeInteger(id) && id > 0) return id;
    throw new InvalidInput([{ field: 'id', message: 'id must be a whole number between 1 and 9007199254740991' }]);
  }
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Refusal } from '../http/refusal.js';

/** What a program can wait for or mend: it tells these by their code, and all others by their sentence, as Chat2Desk's. */
const FOR_PROGRAMS = ['dialog_blocked'];

/** A refusal in Chat2Desk's envelope: clients look at `status`, `message` and the lists in `errors`. */
export class ApiError {
  @ApiProperty({ enum: ['error'] }) status!: 'error';
  @ApiProperty() message!: string;
  @ApiPropertyOptional({ enum: FOR_PROGRAMS, description: 'Only where a program can do something about it that no sentence tells it' })
  code?: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } }) errors!: Record<string, string[]>;
}

export function presentApiError({ code, detail, field, errors }: Refusal): ApiError {
  const byField: Record<string, string[]> = {};
  for (const error of errors ?? (field ? [{ field, message: detail }] : [])) (byField[error.field ?? ''] ??= []).push(error.message);
  return { status: 'error', message: detail, ...(FOR_PROGRAMS.includes(code) && { code }), errors: byField };
}

import { ApiProperty } from '@nestjs/swagger';
import type { Refusal } from '../http/refusal.js';

/** A refusal in Chat2Desk's envelope: clients look at `status`, `message` and the lists in `errors`. */
export class ApiError {
  @ApiProperty({ enum: ['error'] }) status!: 'error';
  @ApiProperty() message!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } }) errors!: Record<string, string[]>;
}

export function presentApiError({ detail, field, errors }: Refusal): ApiError {
  const byField: Record<string, string[]> = {};
  for (const error of errors ?? (field ? [{ field, message: detail }] : [])) (byField[error.field ?? ''] ??= []).push(error.message);
  return { status: 'error', message: detail, errors: byField };
}

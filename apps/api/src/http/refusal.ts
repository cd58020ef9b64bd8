import { HttpException } from '@nestjs/common';
import { CardRefusal } from '#domain/cards/cards.errors.js';
import { ChannelRefused } from '#domain/channels/channels.errors.js';
import { StepUnfit } from '#domain/onboarding/onboarding.errors.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { ScenarioRefusal } from '#domain/scenarios/scenarios.errors.js';
import { TooManyAttempts } from '#domain/sessions/sessions.errors.js';
import { HttpRefusal, InvalidInput } from './http.errors.js';
import { inputSentence, isUnavailable, sqlStateOf } from './sql-state.js';

/** An error as it may leave the house, before it takes the form of `/api` or of `/v1`. */
export interface Refusal {
  status: number;
  code: string;
  detail: string;
  field?: string;
  errors?: { field: string | null; message: string; reason?: string; detail?: string | null }[];
  /** More than a sentence can tell, for the screen that shows it. */
  about?: Record<string, unknown>;
  headers: Record<string, string>;
  /** Ours to repair: goes to the log. */
  unexpected: boolean;
}

const STATUS_OF_KIND = {
  invalid: 400,
  unprocessable: 422,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  gone: 410,
  too_many: 429,
  unauthorized: 401,
} as const;

/** Says of any error what its causer may know of it. Nothing of an unknown error leaves but the number to look for in the log. */
export function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof DomainError) return refusalOfDomainError(error);
  if (error instanceof HttpException && error.getStatus() < 500) {
    const status = error.getStatus();
    return expected(status, status === 404 ? 'not_found' : 'refused', status === 404 ? 'Page not found' : error.message);
  }
  const fastifyStatus = statusOfFastify(error);
  if (fastifyStatus) return expected(fastifyStatus, 'refused', (error as Error).message);
  const sentence = inputSentence(sqlStateOf(error) ?? '');
  if (sentence) return expected(400, 'invalid_input', sentence);
  if (sqlStateOf(error) === '23505') return expected(409, 'already_exists', 'This exists already; look at the current state and try again');
  if (sqlStateOf(error) === '57014') {
    const words = 'The question took too long to answer; narrow it down (a shorter time, one dialog) and try again';
    return { ...expected(503, 'took_too_long', words, { 'retry-after': '5' }), unexpected: true };
  }
  if (isUnavailable(error)) {
    const refusal = expected(503, 'unavailable', 'The database cannot be reached right now; try again in a few seconds', {
      'retry-after': '5',
    });
    return { ...refusal, unexpected: true };
  }
  const detail = `Something went wrong on our side. The administrator finds it in the log under ${requestId}.`;
  return { ...expected(500, 'internal_error', detail), unexpected: true };
}

/** Fastify's own refusals: their sentences are fixed and repeat nothing but the address. */
function statusOfFastify(error: unknown): number | undefined {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  return code?.startsWith('FST_') && statusCode && statusCode < 500 ? statusCode : undefined;
}

function expected(status: number, code: string, detail: string, headers: Record<string, string> = {}): Refusal {
  return { status, code, detail, headers, unexpected: false };
}

function refusalOfDomainError(error: DomainError): Refusal {
  const refusal = expected(STATUS_OF_KIND[error.kind], error.code, error.message);
  refusal.field = error.field;
  if (error instanceof InvalidInput) refusal.errors = error.errors;
  if (error instanceof StepUnfit) refusal.errors = [...error.errors];
  if (error instanceof ChannelRefused) refusal.errors = [{ ...error.refusal, message: error.message }];
  if (error instanceof ScenarioRefusal || error instanceof CardRefusal) refusal.about = error.about;
  if (error instanceof TooManyAttempts) refusal.headers = { 'retry-after': String(error.retryAfterSeconds) };
  if (error instanceof HttpRefusal) Object.assign(refusal, { status: error.status, headers: error.headers, errors: error.errors });
  return refusal;
}

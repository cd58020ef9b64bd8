import { isApiError, type ApiError } from '../../../api/api-error.js';
import type { Transport } from '../../../api/types.js';
import { pathOf } from './transport-fields.js';

/** The server may name a field with or without its part of the form (`settings.waba_id` or `waba_id`). */
export function channelErrors(error: ApiError, fields: Transport['fields']): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, message] of Object.entries(error.byField)) {
    const field = fields.find((candidate) => candidate.name === name);
    result[field ? pathOf(field) : name] = message;
  }
  return result;
}

/** Whether all that the server objects to is said beside a field of the form already. */
export function besideFields(error: Error, shown: Record<string, unknown>): boolean {
  if (!isApiError(error)) return false;
  const objections = Object.values(error.byField);
  return objections.length > 0 && objections.every((message) => Object.values(shown).includes(message));
}

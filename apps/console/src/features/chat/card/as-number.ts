import { ApiError } from '../../../api/api-error.js';

/** What was typed into a field of numbers, with a comma or a stop; what is none is refused as the server would refuse it. */
export function asNumber(typed: string, objection: string): number {
  const number = Number(typed.replace(/\s/g, '').replace(',', '.'));
  if (!Number.isFinite(number)) throw new ApiError(400, 'invalid_input', objection);
  return number;
}

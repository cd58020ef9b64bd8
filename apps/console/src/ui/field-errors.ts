import { isApiError } from '../api/api-error.js';
import { errorText } from './toast.js';

/** A refusal at its field, for @mantine/form's `setErrors`: in the reader's words where they are known, else in the server's. */
export function fieldErrors(error: Error | null): Record<string, string> {
  if (!isApiError(error)) return {};
  return error.field ? { ...error.byField, [error.field]: errorText(error) } : error.byField;
}

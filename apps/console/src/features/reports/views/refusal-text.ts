import { isApiError } from '../../../api/api-error.js';
import { i18next } from '../../../i18n/index.js';
import { errorText } from '../../../ui/toast.js';

/** Why something could not be done with a view; what nothing but views is refused for stands in the texts of the reports. */
export function refusalText(error: unknown): string {
  const known = isApiError(error) ? `reports:refusal.${error.code}` : '';
  return known && i18next.exists(known) ? i18next.t(known) : errorText(error);
}

import type { TFunction } from 'i18next';
import type { Complaint } from '../model/complaint.js';

/** A sentence that names the remedy; of a code that is newer than this console, the code itself. */
export function complaintText({ code, params }: Complaint, t: TFunction): string {
  return t(`scenarios:complaints.${code}`, { ...params, defaultValue: t('scenarios:complaints.unknown', { code }) });
}

import type { TFunction } from 'i18next';
import type { Complaint } from '../model/complaint.js';

/** A sentence that names the remedy; of a code that is newer than this console, the code itself. */
export function complaintText({ code, exit, params }: Complaint, t: TFunction): string {
  const words = { ...params };
  // Names in the reader's words, where the server could only give keys.
  if (typeof params?.['transport'] === 'string')
    words['transport'] = t(`ui:transport.${params['transport']}`, { defaultValue: params['transport'] });
  if (exit) words['exit'] = exitWords(exit, t);
  const own = code === 'trigger_collides' && !params?.['scenario'] ? 'trigger_collides_here' : code;
  return t(`scenarios:complaints.${own}`, { ...words, defaultValue: t('scenarios:complaints.unknown', { code }) });
}

function exitWords(exit: string, t: TFunction): string {
  const [part] = exit.split(':');
  if (part === 'button' || part === 'branch') return t(`steps:exitOf.${part}`);
  return t(`scenarios:exit.${exit}`, { defaultValue: exit });
}

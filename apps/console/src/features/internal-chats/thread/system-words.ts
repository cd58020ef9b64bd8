import type { TFunction } from 'i18next';
import type { InternalMessage } from '../../../api/internal-chats.js';

/** What happened to a group, in the reader's language. */
export function systemWords({ system }: InternalMessage, t: TFunction): string {
  if (!system) return '';
  const { by = '', who = '', name = '' } = system.params;
  // Names end with an initial's full stop; at the end of a sentence one is enough.
  return t(`internal-chats:system.${system.code}`, { by, who, name }).replaceAll('..', '.');
}

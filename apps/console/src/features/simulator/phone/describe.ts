import type { TFunction } from 'i18next';
import type { SimMessage } from '../model/sim-types.js';

/** A message in one line, for quotes and for those who listen instead of look. */
export function describe(message: SimMessage, t: TFunction<'simulator'>): string {
  if (message.deleted) return t('bubble.deleted');
  const kind = message.attachment ? t(`kind.${message.attachment.kind}`) : message.location ? t('kind.location') : '';
  const name = message.attachment?.kind === 'document' ? message.attachment.name : message.location?.name;
  return [kind, message.text ?? name].filter(Boolean).join(': ');
}

import { createContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow } from '../../../api/types.js';

/** Whether the open dialog is blocked: then nothing can be done with its messages. */
export const BlockedDialog = createContext(false);

/** Why nothing can be done with a dialog, for the buttons of what can't; undefined = it is not blocked. */
export function useBlockedWhy({ blockedAt }: Pick<DialogRow, 'blockedAt'>): string | undefined {
  const { t } = useTranslation('chat');
  return blockedAt ? t('blocked.why') : undefined;
}

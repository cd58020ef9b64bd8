import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow, Waits } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';

/** Whether auto-assignment has left the dialog to people because its client is silent. */
export const isStale = ({ staleAt }: Pick<Waits, 'staleAt'>, now: number): boolean => staleAt !== null && Date.parse(staleAt) <= now;

/** The longest pause that a timer of the browser knows. */
const LONGEST_MS = 2 ** 31 - 1;

/** For whom the dialog waits, in words, and why; changes by itself at the moment when it is left to people. */
export function useWaiting(row: DialogRow, operatorId: number | null): { text: string; why: string; own: boolean } | null {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const [now, setNow] = useState(() => Date.now());
  const { waits } = row;
  const staleAt = waits?.staleAt ?? null;
  useEffect(() => {
    if (staleAt === null) return undefined;
    setNow(Date.now());
    const left = Date.parse(staleAt) - Date.now();
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(left + 50, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [staleAt]);
  if (!waits) return null;
  const own = operatorId !== null && waits.operator?.id === operatorId;
  const since = t('waits.since', { time: formats.full(waits.since) });
  if (isStale(waits, now)) {
    return { text: t('waits.stale'), why: t('waits.staleWhy'), own };
  }
  return {
    text: own ? t('waits.you') : waits.operator ? t('waits.operator', { name: waits.operator.name }) : t('waits.any'),
    why: since,
    own,
  };
}

import type { DraftValue } from '../../../api/onboarding.js';

interface Kept {
  value: DraftValue;
  /** The revision that one saw while typing: who has written since then has the last word. */
  revision: number;
}

const nameOf = (operatorId: number): string => `deskwire.set-up.unsent.${operatorId}`;

/** What could not be sent before the window was closed, for the next time that this browser is here. Never a secret. */
export function keepUnsent(
  operatorId: number,
  unsent: Record<string, Kept>,
  storage: Pick<Storage, 'setItem' | 'removeItem'> = localStorage,
): void {
  try {
    if (Object.keys(unsent).length === 0) storage.removeItem(nameOf(operatorId));
    else storage.setItem(nameOf(operatorId), JSON.stringify(unsent));
  } catch {
    // Private windows may refuse; the words then live as long as the page.
  }
}

/** What was kept, each field whose last write is still the one that one saw. */
export function keptUnsent(
  operatorId: number,
  revisionOf: (key: string) => number,
  storage: Pick<Storage, 'getItem'> = localStorage,
): { key: string; value: DraftValue }[] {
  try {
    const stored = JSON.parse(storage.getItem(nameOf(operatorId)) ?? '{}') as Record<string, Kept>;
    return Object.entries(stored)
      .filter(([key, { revision }]) => revisionOf(key) === revision)
      .map(([key, { value }]) => ({ key, value }));
  } catch {
    return [];
  }
}

import { useEffect } from 'react';
import type { ActionId } from './actions/definitions.js';
import { useAction } from './actions/registry.js';

interface Walk<Row> {
  rows: readonly Row[];
  /** Which one is open. */
  openId: number | null;
  actions: { next: ActionId; previous: ActionId };
  open(row: Row, index: number): void;
  /** The one that comes after it in the same direction: it will be wanted soon. */
  prefetch(row: Row): void;
}

/** j and k, and the arrows while the list has the focus: the neighbour opens at once, the one after it is fetched. */
export function useWalkList<Row extends { id: number }>({ rows, openId, actions, open, prefetch }: Walk<Row>): void {
  const current = rows.findIndex(({ id }) => id === openId);

  const go = (step: number): void => {
    const index = current < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, current + step));
    const row = rows[index];
    if (!row || row.id === openId) return;
    open(row, index);
    const after = rows[index + step];
    if (after) prefetch(after);
  };
  useAction(actions.next, () => go(1), rows.length > 0);
  useAction(actions.previous, () => go(-1), rows.length > 0);

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const region = document.activeElement?.closest('[data-region="list"]');
      if (step === undefined || !region || document.activeElement instanceof HTMLInputElement) return;
      event.preventDefault();
      go(step);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}

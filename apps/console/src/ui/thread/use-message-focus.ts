import { useState, type KeyboardEvent } from 'react';
import type { ThreadRow } from './rows.js';

const isMessage = <M, E>(row: ThreadRow<M, E> | undefined): boolean => row?.type === 'message' || row?.type === 'echo';

/** While messages are being chosen, Space chooses the one that the arrows stand on. */
function chooseBySpace(target: Element): boolean {
  const box = target.matches('[data-message-id]') ? target.querySelector<HTMLInputElement>('[data-choice]') : null;
  box?.click();
  return box !== null;
}

/** The arrows walk from message to message inside the thread; Tab then reaches the actions of that message only. */
export function useMessageFocus<M, E>(rows: readonly ThreadRow<M, E>[], show: (index: number) => void) {
  const [key, setKey] = useState<string | null>(null);

  const focusRow = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setKey(row.key);
    show(index);
    // After the row has been drawn.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(row.key)}"]`)?.focus());
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ' && chooseBySpace(event.target as Element)) return event.preventDefault();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const inside = (event.target as Element).closest<HTMLElement>('[data-row-key]');
    let index = inside ? rows.findIndex((row) => row.key === inside.dataset['rowKey']) : rows.length;
    if (!inside && step > 0) return;
    do index += step;
    while (index >= 0 && index < rows.length && !isMessage(rows[index]));
    if (index < 0 || index >= rows.length) return;
    event.preventDefault();
    event.stopPropagation();
    focusRow(index);
  };
  return { key, onKeyDown };
}

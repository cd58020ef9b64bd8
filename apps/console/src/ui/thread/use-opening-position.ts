import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Goal } from './use-goal.js';
import type { ThreadRow } from './rows.js';

/** The virtualizer needs a few frames to measure what it scrolled to; older messages must not arrive in between. */
const SETTLING_MILLISECONDS = 180;

/** Scrolls a thread, once its first messages are there, to the message asked for, else to "New", else to the end. */
export function useOpeningPosition<M extends { id: number }, E>(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rows: readonly ThreadRow<M, E>[],
  goal: Goal | null,
  flash: (id: number) => void,
  onSettled: () => void,
): RefObject<boolean> {
  const started = useRef(false);
  const settled = useRef(false);
  const handled = useRef<Goal | null>(null);
  useLayoutEffect(() => {
    if (rows.length === 0) return;
    const wanted = goal === handled.current ? -1 : rows.findIndex((row) => row.type === 'message' && row.message.id === goal?.id);
    if (wanted >= 0 && goal) {
      const go = (): void => virtualizer.scrollToIndex(wanted, { align: 'center' });
      go();
      // Where the messages were there at once, nothing has a height yet.
      if (!started.current) requestAnimationFrame(go);
      flash(goal.id);
      handled.current = goal;
    } else if (!started.current) {
      const unread = rows.findIndex(({ type }) => type === 'unread');
      if (unread >= 0) virtualizer.scrollToIndex(unread, { align: 'start' });
      else virtualizer.scrollToEnd();
    }
    if (started.current) return;
    started.current = true;
    setTimeout(() => {
      settled.current = true;
      onSettled();
    }, SETTLING_MILLISECONDS);
  }, [rows, goal, virtualizer, flash, onSettled]);
  return settled;
}

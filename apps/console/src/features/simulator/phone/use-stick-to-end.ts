import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { SimMessage } from '../model/sim-types.js';

const NEAR_PX = 60;

export interface StickToEnd {
  /** How many messages of the company came while the reader looked at older ones. */
  unseen: number;
  toEnd: () => void;
  onScroll: () => void;
}

/** Follows new messages while the reader is at the end, and leaves him in peace while he reads further up. */
export function useStickToEnd(log: RefObject<HTMLElement | null>, messages: readonly SimMessage[]): StickToEnd {
  const atEnd = useRef(true);
  const known = useRef(0);
  const [unseen, setUnseen] = useState(0);

  const toEnd = useCallback(() => {
    const element = log.current;
    if (element) element.scrollTop = element.scrollHeight;
    atEnd.current = true;
    setUnseen(0);
  }, [log]);

  const onScroll = useCallback(() => {
    const element = log.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    if (atEnd.current) setUnseen(0);
  }, [log]);

  useLayoutEffect(() => {
    const added = messages.slice(known.current);
    known.current = messages.length;
    const mine = added.some((message) => message.direction === 'in');
    if (atEnd.current || mine) toEnd();
    else setUnseen((count) => count + added.length);
  }, [messages, toEnd]);

  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    // Pictures grow when they arrive, and the keyboard of a real phone takes half of the screen.
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [log, messages, toEnd]);

  return { unseen, toEnd, onScroll };
}

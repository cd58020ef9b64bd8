import { useEffect, useRef, type RefObject } from 'react';

let opened: string | null = null;

/** For the link of a row that opens a page of its own: on the way back the focus stands on it again. */
export function useRowFocus(row: string): { ref: RefObject<HTMLAnchorElement | null>; onClick: () => void } {
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (opened !== row) return;
    opened = null;
    ref.current?.focus();
  }, [row]);
  return { ref, onClick: () => void (opened = row) };
}

/** For the way back on such a page: the keyboard goes on from there, not from the top of the console. */
export function useFirstFocus(): RefObject<HTMLAnchorElement | null> {
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}

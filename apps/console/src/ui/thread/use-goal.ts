import { useCallback, useEffect, useRef, useState } from 'react';

/** A message to show; a new object each time it is asked for. */
export interface Goal {
  id: number;
}

interface Options {
  /** Asked for by the address. */
  target: number | undefined;
  /** The first messages are there. */
  isReady: boolean;
  isLoaded(id: number): boolean;
  /** Replaces what is loaded by the part of the thread around a message. */
  load(id: number): Promise<void>;
}

/** The message that a thread goes to: by its address, by a quote, by whatever else calls `jumpTo`. */
export function useGoal({ target, isReady, isLoaded, load }: Options): { goal: Goal | null; jumpTo(id: number): Promise<void> } {
  const [goal, setGoal] = useState<Goal | null>(() => (target === undefined ? null : { id: target }));
  const opened = useRef(target);
  const jumpTo = useCallback(
    async (id: number): Promise<void> => {
      if (!isLoaded(id)) await load(id);
      setGoal({ id });
    },
    [isLoaded, load],
  );
  const latest = useRef({ isLoaded, jumpTo });
  useEffect(() => {
    latest.current = { isLoaded, jumpTo };
  });
  useEffect(() => {
    if (target === undefined || !isReady) return;
    // The thread opens at it by itself, unless it was open already, at another place.
    if (opened.current === target && latest.current.isLoaded(target)) return;
    opened.current = undefined;
    void latest.current.jumpTo(target);
  }, [target, isReady]);
  return { goal, jumpTo };
}

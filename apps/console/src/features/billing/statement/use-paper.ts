import { useEffect, useState } from 'react';

/** Prints one part of the page without the others: `alone` while it is printed. */
export function usePaper(): { alone: boolean; print: () => void } {
  const [alone, setAlone] = useState(false);
  useEffect(() => {
    if (!alone) return;
    window.print();
    setAlone(false);
  }, [alone]);
  return { alone, print: () => setAlone(true) };
}

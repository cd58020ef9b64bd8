import { useCallback, useState } from 'react';

/** Which fields of a form are on the screen, so that what is said of any other can stand above the form. */
export function useClaims(): { claimed: ReadonlyMap<string, number>; claim: (field: string) => () => void } {
  const [claimed, setClaimed] = useState<ReadonlyMap<string, number>>(new Map());
  const claim = useCallback((field: string) => {
    const count = (by: number): void => setClaimed((before) => new Map(before).set(field, (before.get(field) ?? 0) + by));
    count(1);
    return () => count(-1);
  }, []);
  return { claimed, claim };
}

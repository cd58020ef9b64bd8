import { useEffect, useState } from 'preact/hooks';
import type { Look } from '../../look/look.js';

const DARK = '(prefers-color-scheme: dark)';

/** The channel's theme; with `auto` the visitor's. */
export function useTheme(wish: Look['theme']): 'light' | 'dark' {
  const [dark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const changed = (): void => setDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  if (wish === 'auto') return dark ? 'dark' : 'light';
  return wish;
}

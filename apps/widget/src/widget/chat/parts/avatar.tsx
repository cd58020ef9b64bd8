import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** A picture, or the letters that stand for it when there is none or the page's policy keeps it out. */
export function Avatar({ picture, letters, large = false }: { picture?: string; letters: string; large?: boolean }): JSX.Element {
  const [failed, setFailed] = useState<string | null>(null);
  const shown = picture && picture !== failed ? picture : null;
  return (
    <span class={large ? 'avatar large' : 'avatar'} aria-hidden="true">
      {shown ? <img src={shown} alt="" onError={() => setFailed(shown)} /> : letters}
    </span>
  );
}

export const lettersOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

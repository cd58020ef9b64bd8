import type { JSX } from 'preact';
import { isOnlyEmoji, piecesOf } from './links.js';

/** A stranger's text as text, with its addresses to click. */
export function RichText({ text }: { text: string }): JSX.Element {
  return (
    <p class={isOnlyEmoji(text) ? 'text emoji' : 'text'}>
      {piecesOf(text).map(({ text: words, href }, index) =>
        href ? (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {words}
          </a>
        ) : (
          words
        ),
      )}
    </p>
  );
}

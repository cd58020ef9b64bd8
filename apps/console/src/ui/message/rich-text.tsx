import { memo } from 'react';
import { isOnlyEmoji, linkify } from './linkify.js';
import classes from './message-parts.module.css';

/** A message's text: plain, with its links made pressable. */
export const RichText = memo(function RichText({ text }: { text: string }) {
  if (isOnlyEmoji(text)) return <span className={classes.emoji}>{text}</span>;
  return (
    <span className={classes.text} dir="auto">
      {linkify(text).map((part, index) =>
        part.type === 'text' ? (
          part.text
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </span>
  );
});

import type { ExcerptPart } from '../api/search.js';
import classes from './excerpt.module.css';

/** Part of a found text; what was looked for is marked. */
export function Excerpt({ parts }: { parts: readonly ExcerptPart[] }) {
  return (
    <>
      {parts.map(({ text, hit }, index) =>
        hit ? (
          <mark key={index} className={classes.hit}>
            {text}
          </mark>
        ) : (
          <span key={index}>{text}</span>
        ),
      )}
    </>
  );
}

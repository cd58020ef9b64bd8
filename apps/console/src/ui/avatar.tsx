import type { OperatorStatus } from '../api/types.js';
import classes from './avatar.module.css';

const initialsOf = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('') || '?';

interface Props {
  name: string;
  size?: number;
  /** For operators: a dot in the corner. */
  status?: OperatorStatus;
}

/** Initials in a square of quiet colour; decoration only, the name always stands beside it or in the label. */
export function Avatar({ name, size = 36, status }: Props) {
  return (
    <span
      className={classes.avatar}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.36) }}
      data-initials={initialsOf(name)}
      aria-hidden
    >
      {status ? <span className={classes.status} data-status={status} /> : null}
    </span>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../words.js';
import { Definition } from './definition.js';
import classes from './parts.module.css';

export interface FigureProps {
  /** Names both the figure and its definition. */
  name: string;
  value: number | null;
  /** Of the period before; undefined = it is not compared. */
  before?: number | null | undefined;
  words: Words;
  /** How it is written; a number, if nothing is said. */
  write?(value: number): string;
  /** What stands beside it in small. */
  children?: ReactNode;
}

/** The figures that stand over a report. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}

export function Figure({ name, value, before, words, write = words.number, children }: FigureProps) {
  const { t } = useTranslation('reports');
  const title = t(`figure.${name}`);
  return (
    <div className={classes.figure}>
      <dt>
        {title}
        {/* The sign stays on the line of the last word. */}
        {'\u00A0'}
        <Definition of={name} name={title} />
      </dt>
      <dd>
        <span className={classes.value}>{value === null ? '–' : write(value)}</span>
        {before === undefined ? null : <Change now={value} before={before} words={words} write={write} />}
        {children && <span className={classes.beside}>{children}</span>}
      </dd>
    </div>
  );
}

/** How it stood before. In grey: whether more is better depends on what it is. */
function Change({ now, before, words, write }: { now: number | null; before: number | null; words: Words; write(value: number): string }) {
  const { t } = useTranslation('reports');
  if (before === null) return <span className={classes.beside}>{t('before.nothing')}</span>;
  const changed = now !== null && before > 0 ? `${words.change((now - before) / before)} · ` : '';
  return (
    <span className={classes.beside}>
      {changed}
      {t('before.was', { value: write(before) })}
    </span>
  );
}

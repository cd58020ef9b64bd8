import { Skeleton, VisuallyHidden } from '@mantine/core';
import { Component, lazy, Suspense, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './chart.module.css';
import { extremesOf, titleAt, valueAt, type Drawing } from './drawing.js';
import { Legend } from './legend.js';

const Picture = lazy(() => import('./picture.js'));

interface Props {
  /** What it shows, as a heading would say it. */
  label: string;
  /** Keep it between renders (useMemo): it is drawn anew when it is another one. */
  drawing: Drawing;
  height?: number;
  /** The table of the same figures: a picture never stands alone. */
  children: ReactNode;
}

/**
 * Lines or bars over the table that they were drawn from. Colours are the tokens' in both schemes; with the focus on it the arrows walk
 * from point to point, and a screen reader is told the highest and the lowest.
 */
export function Chart({ label, drawing, height = 240, children }: Props) {
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [at, setAt] = useState<number | null>(null);
  const shown = useMemo(() => ({ ...drawing, series: drawing.series.filter(({ key }) => !hidden.includes(key)) }), [drawing, hidden]);
  const about = useAbout(drawing);
  const current = at !== null && at < drawing.labels.length ? at : null;

  const walk = (event: KeyboardEvent): void => {
    const to = stepOf(event.key, current, drawing.labels.length);
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
  };

  return (
    <figure className={classes.figure} aria-label={label}>
      <div
        className={classes.picture}
        style={{ height }}
        role="img"
        aria-label={`${label}. ${about}`}
        tabIndex={0}
        onKeyDown={walk}
        onBlur={() => setAt(null)}
      >
        <PictureOrWords>
          <Suspense fallback={<Skeleton height={height} animate={false} />}>
            <Picture drawing={shown} at={current} />
          </Suspense>
        </PictureOrWords>
      </div>
      <VisuallyHidden role="status">{current === null ? '' : saidAt(shown, current)}</VisuallyHidden>
      {drawing.series.length > 1 ? <Legend series={drawing.series} hidden={hidden} onChange={setHidden} /> : null}
      {children}
    </figure>
  );
}

/** Where a key leads; undefined = it is not ours. */
function stepOf(key: string, at: number | null, length: number): number | undefined {
  const last = length - 1;
  if (last < 0) return undefined;
  if (key === 'ArrowRight') return Math.min(last, at === null ? 0 : at + 1);
  if (key === 'ArrowLeft') return Math.max(0, at === null ? last : at - 1);
  return { Home: 0, End: last }[key];
}

const saidAt = (drawing: Drawing, index: number): string =>
  [titleAt(drawing, index), ...drawing.series.map((series) => `${series.name}: ${valueAt(drawing, series, index)}`)].join('; ');

function useAbout(drawing: Drawing): string {
  const { t } = useTranslation('chart');
  const sentences = drawing.series.map((series) => {
    const found = extremesOf(series.values);
    if (!found) return t('nothing', { name: series.name });
    const [most, least] = [found.most, found.least].map((index) => ({
      value: valueAt(drawing, series, index),
      when: titleAt(drawing, index),
    }));
    return t('extremes', { name: series.name, most: most?.value, mostAt: most?.when, least: least?.value, leastAt: least?.when });
  });
  return [...sentences, t('walk')].join(' ');
}

/** Where the chunk cannot be loaded there is the table all the same. */
class PictureOrWords extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failure /> : this.props.children;
  }
}

function Failure() {
  const { t } = useTranslation('chart');
  return <p className={classes.failure}>{t('failed')}</p>;
}

import { useTranslation } from 'react-i18next';
import classes from './chart.module.css';
import type { Series } from './drawing.js';

interface Props {
  series: readonly Series[];
  hidden: readonly string[];
  onChange(hidden: string[]): void;
}

/** Which line is which; a press takes one out of the picture, or puts it back. The last one stays. */
export function Legend({ series, hidden, onChange }: Props) {
  const { t } = useTranslation('chart');
  const press = (key: string): void => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key];
    if (next.length < series.length) onChange(next);
  };
  return (
    <div className={classes.legend} role="group" aria-label={t('legend')}>
      {series.map(({ key, name, tone = 'accent', dash = 'solid' }) => (
        <button key={key} type="button" className={classes.entry} aria-pressed={!hidden.includes(key)} onClick={() => press(key)}>
          <i className={classes.sample} data-tone={tone} data-dash={dash} aria-hidden />
          {name}
        </button>
      ))}
    </div>
  );
}

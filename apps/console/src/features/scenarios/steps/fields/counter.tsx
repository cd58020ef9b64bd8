import { useTranslation } from 'react-i18next';
import { lengthOf } from '../preview/fit-message.js';
import { referencesIn } from '../logic/template-text.js';
import classes from './fields.module.css';

interface Props {
  text: string;
  limit: { most: number; channel: string };
}

/** How much of what the strictest channel takes is used; a variable's length is known only when it is sent. */
export function Counter({ text, limit: { most, channel } }: Props) {
  const { t } = useTranslation('steps');
  const length = lengthOf(text);
  const open = referencesIn(text).length > 0;
  const words = t(open ? 'counterOpen' : 'counter', { length, most, channel });
  return (
    <span className={classes.counter} data-over={(length > most && !open) || undefined} title={words}>
      <span aria-hidden>
        {length} / {most}
      </span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

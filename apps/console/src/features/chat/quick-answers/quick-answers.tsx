import { useTranslation } from 'react-i18next';
import type { Macro } from '../../../api/macros.js';
import classes from './quick-answers.module.css';

interface Props {
  id: string;
  found: readonly Macro[];
  current: Macro | undefined;
  /** The company has none at all. */
  none: boolean;
  onPick(macro: Macro): void;
}

export const optionId = (listId: string, macro: Macro): string => `${listId}-${macro.id}`;

/** The quick answers that fit, above the composer; the text field keeps the focus. */
export function QuickAnswers({ id, found, current, none, onPick }: Props) {
  const { t } = useTranslation('chat');
  return (
    <div className={classes.panel}>
      {found.length === 0 ? (
        <p className={classes.empty} role="status">
          {t(none ? 'quickAnswers.none' : 'quickAnswers.notFound')}
        </p>
      ) : null}
      <div id={id} role="listbox" aria-label={t('quickAnswers.label')} className={classes.list}>
        {found.map((macro) => (
          <div
            key={macro.id}
            id={optionId(id, macro)}
            role="option"
            aria-selected={macro === current}
            className={classes.option}
            ref={(element) => {
              if (macro === current) element?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(macro)}
          >
            <span className={classes.command}>/{macro.command}</span>
            <span className={classes.name}>{macro.name}</span>
            <span className={classes.text}>{macro.text}</span>
          </div>
        ))}
      </div>
      <p className={classes.hint} aria-hidden>
        {t('quickAnswers.hint')}
      </p>
    </div>
  );
}

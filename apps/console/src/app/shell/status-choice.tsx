import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { operatorStatusesQuery, type OperatorStatusKind } from '../../api/staff.js';
import type { Me, OperatorStatus } from '../../api/types.js';
import { useChangeMe } from './use-me.js';
import classes from './account.module.css';

const STATUSES: OperatorStatus[] = ['online', 'away', 'offline'];

/** What one says of oneself: the three that everybody has, and what the company calls its ways of not answering. */
export function StatusChoice({ operator }: Pick<Me, 'operator'>) {
  const { t } = useTranslation('app');
  const change = useChangeMe();
  const { data } = useQuery(operatorStatusesQuery);
  const own = data?.items ?? [];
  const none = { statusId: null, statusName: null };
  return (
    <fieldset className={classes.statuses}>
      <legend className={classes.label}>{t('account.status')}</legend>
      {STATUSES.map((status) => (
        <Choice
          key={status}
          kind={status}
          name={t(`status.${status}`)}
          hint={t(`statusHint.${status}`)}
          checked={operator.statusId === null && operator.status === status}
          onChoose={() => change({ status }, none)}
        />
      ))}
      {own.map(({ id, name, kind }: OperatorStatusKind) => (
        <Choice
          key={id}
          kind={kind}
          name={name}
          hint={t(`statusHint.${kind}`)}
          checked={operator.statusId === id}
          onChoose={() => change({ statusId: id }, { status: kind, statusName: name })}
        />
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  kind: OperatorStatus;
  name: string;
  hint: string;
  checked: boolean;
  onChoose: () => void;
}

function Choice({ kind, name, hint, checked, onChoose }: ChoiceProps) {
  return (
    <label className={classes.status} data-checked={checked || undefined}>
      <input type="radio" name="status" className="visually-hidden" checked={checked} onChange={onChoose} />
      <span className={classes.dot} data-status={kind} aria-hidden />
      <span>
        {name}
        <span className={classes.hint}>{hint}</span>
      </span>
    </label>
  );
}

import { NumberInput, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeOperator, operatorsQuery } from '../../../api/company.js';
import type { Operator } from '../../../api/types.js';
import { Section } from '../section.js';
import classes from '../settings.module.css';
import { useSwitch } from './use-switch.js';

/** How full hands are changes without an event of its own. */
const LOOK_MS = 15_000;

/** Who takes part in the queue, and how much each may hold. */
export function OperatorWork({ mayChange, companyLimit }: { mayChange: boolean; companyLimit: number }) {
  const { t } = useTranslation('settings');
  const { data: operators } = useQuery({ ...operatorsQuery, refetchInterval: LOOK_MS });
  return (
    <Section title={t('assignment.operators')}>
      {operators?.map((operator) => (
        <OperatorRow
          key={`${operator.id}:${operator.ownMaxOpenDialogs}`}
          operator={operator}
          mayChange={mayChange}
          companyLimit={companyLimit}
        />
      ))}
    </Section>
  );
}

function OperatorRow({ operator, mayChange, companyLimit }: { operator: Operator; mayChange: boolean; companyLimit: number }) {
  const { t } = useTranslation('settings');
  const [limit, setLimit] = useState<number | string>(operator.ownMaxOpenDialogs ?? '');
  const change = useSwitch((patch: Parameters<typeof changeOperator>[1]) => changeOperator(operator.id, patch), operatorsQuery.queryKey);
  const save = (): void => {
    const own = limit === '' ? null : Number(limit);
    if (own !== operator.ownMaxOpenDialogs) change.mutate({ maxOpenDialogs: own });
  };
  return (
    <fieldset className={`${classes.fields} ${classes.bare}`}>
      <legend className={classes.person}>
        {operator.name} · {t('operators.of', { open: operator.openDialogs, limit: operator.maxOpenDialogs })}
      </legend>
      <Switch
        label={t('assignment.queue')}
        checked={operator.takesPartInQueue}
        disabled={!mayChange || change.isPending}
        onChange={(event) => change.mutate({ takesPartInQueue: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('assignment.ownLimit')}
        placeholder={t('assignment.asCompany', { limit: companyLimit })}
        min={0}
        max={10_000}
        allowDecimal={false}
        disabled={!mayChange}
        value={limit}
        onChange={setLimit}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </fieldset>
  );
}

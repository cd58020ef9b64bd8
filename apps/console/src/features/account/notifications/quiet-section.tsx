import { Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuietHours } from '../../../api/notifications.js';
import { meQuery } from '../../../api/session.js';
import account from '../account.module.css';
import classes from './notifications.module.css';

const USUAL: QuietHours = { from: '22:00', to: '08:00' };
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When nothing sounds, shows or blinks. */
export function QuietSection({ quiet, onChange }: { quiet: QuietHours | null; onChange(quiet: QuietHours | null): void }) {
  const { t } = useTranslation('notifications');
  const { data: me } = useQuery(meQuery);
  const id = useId();
  return (
    <section className={account.section} aria-labelledby={id}>
      <h2 className={account.heading} id={id}>
        {t('quiet.title')}
      </h2>
      <Switch
        className={classes.switch}
        label={t('quiet.label')}
        description={t('quiet.hint', { zone: me?.company.timeZone ?? '' })}
        checked={quiet !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? USUAL : null)}
      />
      {quiet ? (
        <div className={classes.row}>
          <TimeField label={t('quiet.from')} value={quiet.from} onChange={(from) => onChange({ ...quiet, from })} />
          <TimeField label={t('quiet.to')} value={quiet.to} onChange={(to) => onChange({ ...quiet, to })} />
        </div>
      ) : null}
    </section>
  );
}

/** Half of a time is not sent; it is put right when the field is left. */
function TimeField({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      type="time"
      label={label}
      value={typed}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (TIME.test(next)) onChange(next);
      }}
      onBlur={() => setTyped(value)}
    />
  );
}

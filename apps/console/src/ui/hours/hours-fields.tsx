import { Checkbox, Input, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DayValues, HoursValues } from './hours-values.js';
import classes from './hours.module.css';

interface Props {
  values: HoursValues;
  hint: string;
  error?: string | null;
  disabled?: boolean;
  onChange: (values: HoursValues) => void;
  /** A field was left, or a choice made. */
  onLeave?: () => void;
}

/** When people work, day by day; the days are there once hours are limited at all. */
export function HoursFields({ values, hint, error, disabled, onChange, onLeave }: Props) {
  const { t, i18n } = useTranslation('hours');
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const changeDay = (n: number, change: Partial<DayValues>): void =>
    onChange({ ...values, days: values.days.map((day, m) => (m === n ? { ...day, ...change } : day)) });
  return (
    <>
      <Switch
        label={t('limited')}
        description={hint}
        disabled={disabled}
        checked={values.limited}
        onChange={(event) => {
          onChange({ ...values, limited: event.currentTarget.checked });
          onLeave?.();
        }}
      />
      {values.limited &&
        values.days.map((day, n) => {
          // The first of January 2024 was a Monday.
          const name = dayName.format(new Date(Date.UTC(2024, 0, n + 1)));
          const time = (field: 'from' | 'to') => (
            <TextInput
              type="time"
              aria-label={t(field, { day: name })}
              disabled={disabled || !day.works}
              value={day[field]}
              onChange={(event) => changeDay(n, { [field]: event.currentTarget.value })}
              onBlur={onLeave}
            />
          );
          return (
            <div key={n} className={classes.day}>
              <Checkbox
                label={name}
                disabled={disabled}
                checked={day.works}
                onChange={(event) => {
                  changeDay(n, { works: event.currentTarget.checked });
                  onLeave?.();
                }}
              />
              {time('from')}
              {time('to')}
            </div>
          );
        })}
      {error && <Input.Error>{error}</Input.Error>}
    </>
  );
}

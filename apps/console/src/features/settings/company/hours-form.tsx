import { Checkbox, Input, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../api/types.js';
import { SaveBar, Section } from '../section.js';
import classes from '../settings.module.css';
import { useCompanyChange } from '../use-company-change.js';
import hoursClasses from './hours.module.css';
import { hoursOf, hoursValues, isWrong } from './hours-values.js';

/** When people work: scenarios ask for it, and wait for it. */
export function HoursForm({ company, mayChange }: { company: Company; mayChange: boolean }) {
  const { t, i18n } = useTranslation('settings');
  const form = useForm({
    initialValues: hoursValues(company.workingHours),
    validate: { days: (days) => (days.some(isWrong) ? t('hours.wrong') : null) },
  });
  const change = useCompanyChange(
    (saved) => {
      form.setInitialValues(hoursValues(saved.workingHours));
      form.reset();
    },
    () => undefined,
  );
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <Section title={t('hours.title')}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => change.mutate({ workingHours: hoursOf(values) }))} noValidate>
        <Switch
          label={t('hours.limited')}
          description={t('hours.hint', { timeZone: company.timeZone })}
          disabled={!mayChange}
          {...form.getInputProps('limited', { type: 'checkbox' })}
        />
        {form.values.limited &&
          form.values.days.map(({ works }, n) => {
            // The first of January 2024 was a Monday.
            const name = dayName.format(new Date(Date.UTC(2024, 0, n + 1)));
            const time = (field: 'from' | 'to') => (
              <TextInput
                type="time"
                aria-label={t(`hours.${field}`, { day: name })}
                disabled={!mayChange || !works}
                {...form.getInputProps(`days.${n}.${field}`)}
              />
            );
            return (
              <div key={n} className={hoursClasses.day}>
                <Checkbox label={name} disabled={!mayChange} {...form.getInputProps(`days.${n}.works`, { type: 'checkbox' })} />
                {time('from')}
                {time('to')}
              </div>
            );
          })}
        {form.errors['days'] && <Input.Error>{form.errors['days']}</Input.Error>}
        <SaveBar dirty={form.isDirty()} saving={change.isPending} error={change.error} onReset={form.reset} />
      </form>
    </Section>
  );
}

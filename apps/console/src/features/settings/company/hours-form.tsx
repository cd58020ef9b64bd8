import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../api/types.js';
import { HoursFields } from '../../../ui/hours/hours-fields.js';
import { hoursOf, hoursValues, isWrong } from '../../../ui/hours/hours-values.js';
import { SaveBar, Section } from '../section.js';
import classes from '../settings.module.css';
import { useCompanyChange } from '../use-company-change.js';

/** When people work: scenarios ask for it, and wait for it. */
export function HoursForm({ company, mayChange }: { company: Company; mayChange: boolean }) {
  const { t } = useTranslation(['settings', 'hours']);
  const form = useForm({
    initialValues: hoursValues(company.workingHours),
    validate: { days: (days) => (days.some(isWrong) ? t('hours:wrong') : null) },
  });
  const change = useCompanyChange(
    (saved) => {
      form.setInitialValues(hoursValues(saved.workingHours));
      form.reset();
    },
    () => undefined,
  );
  const wrong = form.errors['days'];
  return (
    <Section title={t('settings:hours.title')}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => change.mutate({ workingHours: hoursOf(values) }))} noValidate>
        <HoursFields
          values={form.values}
          hint={t('settings:hours.hint', { timeZone: company.timeZone })}
          error={typeof wrong === 'string' ? wrong : null}
          disabled={!mayChange}
          onChange={(values) => form.setValues(values)}
        />
        <SaveBar dirty={form.isDirty()} saving={change.isPending} error={change.error} onReset={form.reset} />
      </form>
    </Section>
  );
}

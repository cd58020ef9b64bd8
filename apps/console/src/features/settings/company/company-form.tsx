import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import type { Company } from '../../../api/types.js';
import { timeZoneOptions } from '../../../ui/time-zones.js';
import { SaveBar, Section } from '../section.js';
import classes from '../settings.module.css';
import { useCompanyChange } from '../use-company-change.js';

const valuesOf = ({ name, timeZone }: Company) => ({ name, timeZone });

export function CompanyForm({ company, mayChange }: { company: Company; mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const form = useForm({
    initialValues: valuesOf(company),
    validate: { name: (value) => (value.trim() ? null : t('company.nameMissing')) },
  });
  const change = useCompanyChange(
    (saved) => {
      form.setInitialValues(valuesOf(saved));
      form.reset();
    },
    (error) => isApiError(error) && form.setErrors(error.byField),
  );
  const zones = timeZoneOptions();
  const known = zones.some(({ value }) => value === form.values.timeZone);
  return (
    <Section title={t('company.title')}>
      <form
        className={classes.form}
        onSubmit={form.onSubmit(({ name, timeZone }) => change.mutate({ name: name.trim(), timeZone }))}
        noValidate
      >
        <div className={classes.fields}>
          <TextInput label={t('company.name')} maxLength={120} disabled={!mayChange} {...form.getInputProps('name')} />
          <Select
            label={t('company.timeZone')}
            description={t('company.timeZoneHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={known ? zones : [{ value: form.values.timeZone, label: form.values.timeZone }, ...zones]}
            searchable
            allowDeselect={false}
            autoComplete="off"
            nothingFoundMessage={t('company.timeZoneNotFound')}
            maxDropdownHeight={260}
            disabled={!mayChange}
            {...form.getInputProps('timeZone')}
          />
        </div>
        <SaveBar dirty={form.isDirty()} saving={change.isPending} error={change.error} onReset={form.reset} />
      </form>
    </Section>
  );
}

import { NumberInput, Radio, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import type { Company } from '../../../api/types.js';
import { assignmentPatch, assignmentValues } from './assignment-values.js';
import { AbsenceFields } from './absence-fields.js';
import { SaveBar, Section } from '../section.js';
import classes from '../settings.module.css';
import { useCompanyChange } from '../use-company-change.js';

const MODES: Company['lastOperatorMode'][] = ['off', 'if_online', 'always'];
const LONGEST_WAIT_MINUTES = 30 * 24 * 60;

export function AssignmentForm({ company, mayChange }: { company: Company; mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const form = useForm({
    initialValues: assignmentValues(company),
    validate: {
      maxOpenDialogs: (value) => (value !== '' && Number(value) >= 0 ? null : t('assignment.limitMissing')),
      releaseMinutes: (value, { whenGone }) => (whenGone === 'stay' || value !== '' ? null : t('assignment.releaseMissing')),
    },
  });
  const change = useCompanyChange(
    (saved) => {
      form.setInitialValues(assignmentValues(saved));
      form.reset();
    },
    (error) => {
      if (!isApiError(error)) return;
      const { lastOperatorWaitSeconds: waitMinutes, offlineReleaseSeconds: releaseMinutes, ...others } = error.byField;
      const { backlogLimitSeconds: backlogHours, ...errors } = others;
      form.setErrors({ ...errors, waitMinutes, releaseMinutes, backlogHours });
    },
  );
  return (
    <Section title={t('assignment.title')}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => change.mutate(assignmentPatch(values)))} noValidate>
        <Switch
          label={t('assignment.auto')}
          description={t('assignment.autoHint')}
          disabled={!mayChange}
          {...form.getInputProps('autoAssign', { type: 'checkbox' })}
        />
        <NumberInput
          className={classes.number}
          label={t('assignment.limit')}
          description={t('assignment.limitHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          max={10_000}
          allowDecimal={false}
          disabled={!mayChange}
          {...form.getInputProps('maxOpenDialogs')}
        />
        <Radio.Group
          label={t('assignment.lastOperator')}
          description={t('assignment.lastOperatorHint')}
          {...form.getInputProps('lastOperatorMode')}
        >
          <div className={classes.radios}>
            {MODES.map((mode) => (
              <Radio
                key={mode}
                value={mode}
                label={t(`assignment.mode.${mode}`)}
                description={t(`assignment.modeHint.${mode}`)}
                disabled={!mayChange}
              />
            ))}
          </div>
        </Radio.Group>
        {form.values.lastOperatorMode === 'always' && (
          <NumberInput
            className={classes.number}
            label={t('assignment.wait')}
            description={t('assignment.waitHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={0.1}
            max={LONGEST_WAIT_MINUTES}
            decimalScale={2}
            placeholder={t('assignment.waitForever')}
            disabled={!mayChange}
            {...form.getInputProps('waitMinutes')}
          />
        )}
        <AbsenceFields form={form} mayChange={mayChange} />
        <SaveBar dirty={form.isDirty()} saving={change.isPending} error={change.error} onReset={form.reset} />
      </form>
    </Section>
  );
}

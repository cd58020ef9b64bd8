import { NumberInput, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import classes from '../settings.module.css';
import type { AssignmentValues } from './assignment-values.js';

const LONGEST_HOURS = 30 * 24;

/** What becomes of open dialogs while their operator is gone, and of those that wait for too long. */
export function AbsenceFields({ form, mayChange }: { form: UseFormReturnType<AssignmentValues>; mayChange: boolean }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Radio.Group label={t('assignment.gone')} description={t('assignment.goneHint')} {...form.getInputProps('whenGone')}>
        <div className={classes.radios}>
          {(['stay', 'release'] as const).map((choice) => (
            <Radio key={choice} value={choice} label={t(`assignment.whenGone.${choice}`)} disabled={!mayChange} />
          ))}
        </div>
      </Radio.Group>
      {form.values.whenGone === 'release' && (
        <NumberInput
          className={classes.number}
          label={t('assignment.release')}
          description={t('assignment.releaseHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          max={LONGEST_HOURS * 60}
          decimalScale={2}
          disabled={!mayChange}
          {...form.getInputProps('releaseMinutes')}
        />
      )}
      <NumberInput
        className={classes.number}
        label={t('assignment.backlog')}
        description={t('assignment.backlogHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={0.01}
        max={LONGEST_HOURS}
        decimalScale={2}
        placeholder={t('assignment.waitForever')}
        disabled={!mayChange}
        {...form.getInputProps('backlogHours')}
      />
    </>
  );
}

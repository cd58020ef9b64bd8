import { NumberInput, Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftValue } from '../../../api/onboarding.js';
import type { WorkingPeriod } from '../../../api/types.js';
import { HoursFields } from '../../../ui/hours/hours-fields.js';
import { hoursOf, hoursValues } from '../../../ui/hours/hours-values.js';
import { useField } from '../model/use-drafting.js';
import { useFaults, type Faults } from '../model/use-faults.js';
import classes from './steps.module.css';
import { GreetingPreview } from '../parts/greeting-preview.js';
import { GroupNames } from '../parts/group-names.js';
import { ORDER } from '../parts/order.js';
import { RivalOr } from '../parts/rival-note.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-pane.js';
import { useStepEnd } from './use-step-end.js';

/** Who answers whom, when, and with what first words. */
export function CenterStep({ onboarding, step }: StepProps) {
  const faults = useFaults(['groups', 'autoAssign', 'maxOpenDialogs', 'workingHours', 'greeting']);
  const ending = useStepEnd({ onboarding, step, applies: true, onFaults: faults.take });
  const { settings } = onboarding;
  return (
    <StepForm form={faults.form} ending={ending}>
      <GroupNames existing={settings.groups} error={faults.of('groups')} onTyped={() => faults.clear('groups')} />
      <Assignment faults={faults} autoAssign={settings.autoAssign} maxOpenDialogs={settings.maxOpenDialogs} />
      <Hours faults={faults} hours={settings.workingHours} timeZone={settings.timeZone} />
      <Greeting faults={faults} greeting={settings.greeting ?? ''} company={settings.name} />
    </StepForm>
  );
}

function Assignment({ faults, ...settings }: { faults: Faults; autoAssign: boolean; maxOpenDialogs: number }) {
  const { t } = useTranslation('onboarding');
  const auto = useField('center', 'autoAssign', settings.autoAssign);
  const limit = useField<number | string>('center', 'maxOpenDialogs', settings.maxOpenDialogs);
  return (
    <fieldset className={classes.part}>
      <legend className={classes.partTitle}>{t('center.assignment')}</legend>
      <Switch
        label={t('center.auto')}
        description={<RivalOr rival={auto.rival}>{t('center.autoHint')}</RivalOr>}
        checked={auto.shown}
        onChange={(event) => auto.choose(event.currentTarget.checked)}
      />
      <NumberInput
        className={classes.number}
        label={t('center.limit')}
        description={<RivalOr rival={limit.rival}>{t('center.limitHint')}</RivalOr>}
        inputWrapperOrder={ORDER}
        min={0}
        max={10_000}
        allowDecimal={false}
        value={limit.shown}
        error={faults.of('maxOpenDialogs')}
        onChange={(value) => {
          if (value === limit.shown) return;
          faults.clear('maxOpenDialogs');
          limit.type(value);
        }}
        onBlur={limit.leave}
      />
    </fieldset>
  );
}

/** Typed, "somebody always works" is this word: null is a field that nobody touched. */
const ALWAYS = 'always';

function Hours({ faults, hours, timeZone }: { faults: Faults; hours: WorkingPeriod[] | null; timeZone: string }) {
  const { t } = useTranslation('onboarding');
  const field = useField<DraftValue>('center', 'workingHours', (hours as unknown as DraftValue) ?? ALWAYS);
  const periods = Array.isArray(field.shown) ? (field.shown as unknown as WorkingPeriod[]) : null;
  return (
    <fieldset className={classes.part}>
      <legend className={classes.partTitle}>{t('center.hours')}</legend>
      <HoursFields
        values={hoursValues(periods)}
        hint={t('center.hoursHint', { zone: timeZone.replaceAll('_', ' ') })}
        error={faults.of('workingHours')}
        onChange={(values) => {
          faults.clear('workingHours');
          field.type((hoursOf(values) as unknown as DraftValue) ?? ALWAYS);
        }}
        onLeave={field.leave}
      />
      <RivalOr rival={field.rival} />
    </fieldset>
  );
}

function Greeting({ faults, greeting, company }: { faults: Faults; greeting: string; company: string }) {
  const { t } = useTranslation('onboarding');
  const field = useField('center', 'greeting', greeting);
  return (
    <fieldset className={classes.part}>
      <legend className={classes.partTitle}>{t('center.greetingTitle')}</legend>
      <div className={classes.greeting}>
        <Textarea
          label={t('center.greeting')}
          description={<RivalOr rival={field.rival}>{t('center.greetingHint')}</RivalOr>}
          inputWrapperOrder={ORDER}
          placeholder={t('center.greetingExample', { company })}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={4000}
          value={field.shown}
          error={faults.of('greeting')}
          onChange={(event) => {
            faults.clear('greeting');
            field.type(event.currentTarget.value);
          }}
          onBlur={field.leave}
        />
        <GreetingPreview text={field.shown} company={company} />
      </div>
    </fieldset>
  );
}

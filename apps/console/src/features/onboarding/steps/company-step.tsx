import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { browserTimeZone, timeZoneOptions } from '../../../ui/time-zones.js';
import { useField } from '../model/use-drafting.js';
import { useFaults } from '../model/use-faults.js';
import classes from './steps.module.css';
import { ORDER } from '../parts/order.js';
import { RivalOr } from '../parts/rival-note.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-pane.js';
import { useStepEnd } from './use-step-end.js';

/** The company's name, when its days begin, and in what language it speaks. */
export function CompanyStep({ onboarding, step }: StepProps) {
  const { t } = useTranslation('onboarding');
  const { settings } = onboarding;
  const name = useField('company', 'name', settings.name);
  const timeZone = useField('company', 'timeZone', settings.timeZone);
  const locale = useField('company', 'locale', settings.locale as string);
  const faults = useFaults(['name', 'timeZone', 'locale']);
  const ending = useStepEnd({ onboarding, step, applies: true, onFaults: faults.take });
  const zones = timeZoneOptions();
  const guess = browserTimeZone();
  const isKnown = zones.some(({ value }) => value === timeZone.shown);
  return (
    <StepForm form={faults.form} ending={ending}>
      <TextInput
        label={t('company.name')}
        name="name"
        autoComplete="organization"
        maxLength={200}
        value={name.shown}
        error={faults.of('name')}
        description={<RivalOr rival={name.rival}>{t('company.nameHint')}</RivalOr>}
        inputWrapperOrder={ORDER}
        onChange={(event) => {
          faults.clear('name');
          name.type(event.currentTarget.value);
        }}
        onBlur={name.leave}
      />
      <div>
        <Select
          label={t('company.timeZone')}
          name="timeZone"
          description={<RivalOr rival={timeZone.rival}>{t('company.timeZoneHint')}</RivalOr>}
          inputWrapperOrder={ORDER}
          data={isKnown ? zones : [{ value: timeZone.shown, label: timeZone.shown }, ...zones]}
          searchable
          allowDeselect={false}
          autoComplete="off"
          nothingFoundMessage={t('company.timeZoneNotFound')}
          maxDropdownHeight={260}
          value={timeZone.shown}
          error={faults.of('timeZone')}
          onChange={(zone) => {
            faults.clear('timeZone');
            if (zone !== null) timeZone.choose(zone);
          }}
        />
        {guess !== timeZone.shown && (
          <Button className={classes.guess} variant="subtle" size="compact-sm" onClick={() => timeZone.choose(guess)}>
            {t('company.useBrowsers', { zone: guess.replaceAll('_', ' ') })}
          </Button>
        )}
      </div>
      <div>
        <div className={classes.label} id="set-up-language">
          {t('company.locale')}
        </div>
        <SegmentedControl
          aria-labelledby="set-up-language"
          size="sm"
          value={locale.shown}
          onChange={locale.choose}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
        <p className={classes.hint}>
          <RivalOr rival={locale.rival}>{t('company.localeHint')}</RivalOr>
        </p>
      </div>
    </StepForm>
  );
}

import { NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Step, Wait } from '../../model/content.js';
import { DurationField } from './duration-field.js';
import classes from './fields.module.css';

const USUAL_SECONDS = 86_400;

/** How long a step waits for the client: as long as it takes, or until a time is over. */
export function WaitFields({ wait, onChange }: { wait: Wait; onChange: (wait: Wait) => void }) {
  const { t } = useTranslation('steps');
  const { timeoutSeconds } = wait;
  return (
    <div className={classes.stack}>
      <Switch
        label={t('wait.limited')}
        description={t(timeoutSeconds === null ? 'wait.unlimitedHint' : 'wait.limitedHint')}
        checked={timeoutSeconds !== null}
        onChange={(event) => onChange({ timeoutSeconds: event.currentTarget.checked ? USUAL_SECONDS : null })}
      />
      {timeoutSeconds !== null && (
        <DurationField
          label={t('wait.timeout')}
          field="wait.timeoutSeconds"
          most={366 * 86_400}
          seconds={timeoutSeconds}
          onChange={(seconds) => onChange({ timeoutSeconds: seconds })}
        />
      )}
    </div>
  );
}

/** What becomes of the run when an operator takes the dialog while the bot waits here. */
export function TakeoverField({ step, onChange }: { step: Step; onChange: (takeover: 'pause' | 'end') => void }) {
  const { t } = useTranslation('steps');
  const takeover = step.takeover ?? 'pause';
  return (
    <NativeSelect
      label={t('takeover.label')}
      description={t(`takeover.${takeover}Hint`)}
      value={takeover}
      data={[
        { value: 'pause', label: t('takeover.pause') },
        { value: 'end', label: t('takeover.end') },
      ]}
      onChange={(event) => onChange(event.currentTarget.value === 'end' ? 'end' : 'pause')}
    />
  );
}

import { Button, NativeSelect, Switch } from '@mantine/core';
import { IconChecks, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FAILURES, shownNumber, type Failure, type PhoneState } from '../model/sim-types.js';
import classes from './controls.module.css';
import type { PhoneActions } from './use-phone-actions.js';

interface ControlsProps {
  state: PhoneState | null;
  actions: PhoneActions;
  framed: boolean;
  unknown: boolean;
  onRemove: () => void;
}

/** What no real phone has: read receipts by hand, and failures that the company's next message will meet. */
export function Controls({ state, actions, framed, unknown, onRemove }: ControlsProps) {
  const { t } = useTranslation('simulator');
  const settings = state?.settings;
  const failures = FAILURES.map((value) => ({ value, label: t(`failure.${value}`) }));
  return (
    <div className={`${classes.controls} ${framed ? '' : classes.sheet}`}>
      <div className={classes.who}>
        <span className={classes.name}>{state?.client.name ?? ''}</span>
        <span className={classes.number}>{shownNumber(state?.client.phone)}</span>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconTrash size={14} />} onClick={onRemove}>
          {t('controls.remove')}
        </Button>
      </div>
      {unknown && <p className={classes.gone}>{t('controls.gone')}</p>}
      <div className={classes.line}>
        <Switch
          label={t('controls.autoRead')}
          checked={settings?.autoRead ?? true}
          disabled={!settings}
          onChange={(event) => settings && void actions.configure({ ...settings, autoRead: event.currentTarget.checked }, settings)}
        />
        <Button
          className={classes.mark}
          variant="default"
          size="compact-sm"
          leftSection={<IconChecks size={14} />}
          disabled={!settings || settings.autoRead}
          onClick={() => void actions.markRead()}
        >
          {t('controls.markRead')}
        </Button>
      </div>
      <NativeSelect
        label={t('controls.failNext')}
        description={t('controls.failNextHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        data={failures}
        value={settings?.failNext ?? 'none'}
        disabled={!settings}
        data-failing={settings && settings.failNext !== 'none' ? true : undefined}
        classNames={{ input: classes.failure }}
        onChange={(event) => settings && void actions.configure({ ...settings, failNext: event.currentTarget.value as Failure }, settings)}
      />
    </div>
  );
}

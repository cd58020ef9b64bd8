import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { IconBuildingStore, IconChecks, IconLink, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FAILURES, shownNumber, type Failure, type PhoneState } from '../model/sim-types.js';
import classes from './controls.module.css';
import { usePhoneNature } from './phone-context.js';
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
  const { can, skin } = usePhoneNature();
  const settings = state?.settings;
  const failures = FAILURES.map((value) => ({ value, label: t(`failure.${value}`) }));
  return (
    <div className={`${classes.controls} ${framed ? '' : classes.sheet}`}>
      <div className={classes.who}>
        <span className={classes.name}>{state?.client.name ?? ''}</span>
        <span className={classes.number}>{skin.numbers ? shownNumber(state?.client.phone) : ''}</span>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconTrash size={14} />} onClick={onRemove}>
          {t('controls.remove')}
        </Button>
      </div>
      {unknown && <p className={classes.gone}>{t('controls.gone')}</p>}
      {can.has('read') && (
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
      )}
      {can.has('block') && (
        <Switch
          label={t('controls.block')}
          checked={settings?.blocked ?? false}
          disabled={!settings}
          onChange={(event) => void actions.block(event.currentTarget.checked)}
        />
      )}
      {can.has('start') && (
        <Line
          label={t('controls.start')}
          example={t('controls.startExample')}
          action={t('controls.startAction')}
          icon={<IconLink size={14} />}
          disabled={!settings}
          onSubmit={actions.start}
        />
      )}
      {can.has('echo') && (
        <Line
          label={t('controls.echo')}
          example={t('controls.echoExample')}
          action={t('composer.send')}
          icon={<IconBuildingStore size={14} />}
          needed
          disabled={!settings}
          onSubmit={actions.writeAsCompany}
        />
      )}
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

interface LineProps {
  label: string;
  example: string;
  action: string;
  icon: ReactNode;
  /** Nothing happens without a text. */
  needed?: boolean;
  disabled: boolean;
  /** Resolves with whether it worked; what was typed stays until it did. */
  onSubmit: (text: string) => Promise<boolean>;
}

function Line({ label, example, action, icon, needed = false, disabled, onSubmit }: LineProps) {
  const [text, setText] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (needed && !text.trim()) return;
    void onSubmit(text.trim()).then((done) => done && setText(''));
  };
  return (
    <form className={classes.start} onSubmit={submit}>
      <TextInput
        className={classes.payload}
        size="xs"
        label={label}
        placeholder={example}
        autoComplete="off"
        maxLength={512}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="xs" leftSection={icon} disabled={disabled}>
        {action}
      </Button>
    </form>
  );
}

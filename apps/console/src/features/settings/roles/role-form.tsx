import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PermissionCatalogue, RoleForm as Form } from '../../../api/roles.js';
import type { Permission } from '../../../api/types.js';
import { fieldErrors } from '../../../ui/field-errors.js';
import { errorText } from '../../../ui/toast.js';
import { SaveBar } from '../section.js';
import settings from '../settings.module.css';
import { BaseRole } from './base-role.js';
import { usePermissionNames } from './permission-names.js';
import { change, isSameSet } from './permission-set.js';
import { PermissionTabs, type RoleTab } from './permission-tabs.js';
import classes from './roles.module.css';

interface Props {
  tab: RoleTab;
  onTab: (tab: RoleTab) => void;
  catalogue: PermissionCatalogue;
  /** What it starts as. */
  start: Form;
  /** Not there yet: it is added, not changed. */
  fresh: boolean;
  saving: boolean;
  error: Error | null;
  onSave: (form: Form) => void;
}

/** The name of a role and what it may. */
export function RoleForm({ tab, onTab, catalogue, start, fresh, saving, error, onSave }: Props) {
  const { t } = useTranslation('roles');
  const [name, setName] = useState(start.name);
  const [missing, setMissing] = useState(false);
  const ticks = useTicks(start.permissions, catalogue);
  const dirty = name.trim() !== start.name || !isSameSet(ticks.chosen, start.permissions);
  const byField = fieldErrors(error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(!name.trim());
    if (name.trim()) onSave({ name: name.trim(), permissions: ticks.chosen });
  };
  const reset = (): void => {
    setName(start.name);
    ticks.reset();
  };
  return (
    <form className={settings.form} onSubmit={submit} noValidate>
      <TextInput
        className={settings.number}
        label={t('name')}
        maxLength={100}
        autoComplete="off"
        error={missing ? t('nameMissing') : byField['name']}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <BaseRole chosen={ticks.chosen} />
      <PermissionTabs tab={tab} onTab={onTab} catalogue={catalogue} chosen={ticks.chosen} onTick={ticks.tick} />
      {byField['permissions'] && (
        <p className={settings.problem} role="alert">
          {byField['permissions']}
        </p>
      )}
      <div className={classes.end}>
        <p className={classes.along} role="status">
          {ticks.words}
        </p>
        {fresh ? (
          <>
            {error && Object.keys(byField).length === 0 && (
              <p className={settings.problem} role="alert">
                {errorText(error)}
              </p>
            )}
            <div className={settings.buttons}>
              <Button type="submit" loading={saving}>
                {t('addIt')}
              </Button>
            </div>
          </>
        ) : (
          <SaveBar dirty={dirty} saving={saving} error={error} onReset={reset} />
        )}
      </div>
    </form>
  );
}

/** What is ticked, and in words what came or went along with the last tick. */
function useTicks(start: readonly Permission[], { needs }: PermissionCatalogue) {
  const { t } = useTranslation('roles');
  const { list } = usePermissionNames();
  const [chosen, setChosen] = useState<Permission[]>([...start]);
  const [along, setAlong] = useState<{ permissions: Permission[]; on: boolean }>({ permissions: [], on: true });
  const tick = (asked: readonly Permission[], on: boolean): void => {
    const next = change(chosen, asked, on, needs);
    setChosen(next.chosen);
    setAlong({ permissions: next.along, on });
  };
  const reset = (): void => {
    setChosen([...start]);
    setAlong({ permissions: [], on: true });
  };
  const words = along.permissions.length > 0 ? t(along.on ? 'tickedToo' : 'untickedToo', { what: list(along.permissions) }) : '';
  return { chosen, tick, reset, words };
}

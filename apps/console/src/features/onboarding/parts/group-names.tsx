import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconUsers, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useField } from '../model/use-drafting.js';
import steps from '../steps/steps.module.css';
import classes from './parts.module.css';
import { RivalOr } from './rival-note.js';

const NONE: string[] = [];

interface Props {
  existing: readonly string[];
  error: string | null;
  onTyped: () => void;
}

/** Groups that are there already, and the names of those that shall be. */
export function GroupNames({ existing, error, onTyped }: Props) {
  const { t } = useTranslation('onboarding');
  const field = useField<string[]>('center', 'groups', NONE);
  const root = useRef<HTMLFieldSetElement>(null);
  const names = field.shown;
  const type = (next: string[]): void => {
    onTyped();
    field.type(next);
  };
  const add = (name: string): void => {
    type([...names, name]);
    field.leave();
    requestAnimationFrame(() => [...(root.current?.querySelectorAll('input') ?? [])].at(-1)?.focus());
  };
  const remove = (n: number): void => {
    type(names.filter((_, m) => m !== n));
    field.leave();
    root.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  };
  const suggested = (t('center.suggestedGroups', { returnObjects: true }) as string[]).filter(
    (name) => ![...existing, ...names].includes(name),
  );
  return (
    <fieldset className={steps.part} ref={root}>
      <legend className={steps.partTitle}>{t('center.groups')}</legend>
      <p className={steps.hint}>{t('center.groupsHint')}</p>
      {existing.length > 0 && (
        <ul className={classes.chips} aria-label={t('center.groupsThere')}>
          {existing.map((name) => (
            <li key={name} className={classes.chip}>
              <IconUsers size={14} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
      {names.map((name, n) => (
        <div key={n} className={classes.groupRow}>
          <TextInput
            aria-label={t('center.groupName', { number: n + 1 })}
            autoComplete="off"
            maxLength={100}
            value={name}
            error={Boolean(error) && n === 0}
            onChange={(event) => type(names.map((one, m) => (m === n ? event.currentTarget.value : one)))}
            onBlur={field.leave}
          />
          <ActionIcon aria-label={t('center.groupRemove', { name: name || n + 1 })} onClick={() => remove(n)}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <div className={classes.suggestions}>
        <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => add('')} data-add>
          {t('center.groupAdd')}
        </Button>
        {suggested.map((name) => (
          <Button key={name} variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => add(name)}>
            {name}
          </Button>
        ))}
      </div>
      <RivalOr rival={field.rival} />
    </fieldset>
  );
}

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { replaced, without } from '../logic/move.js';
import { useComplaint } from '../logic/scope.js';
import type { SecretNames } from '../logic/use-secret-names.js';
import classes from './fields.module.css';
import { TemplateField } from './template-field.js';

interface Pair {
  name: string;
  value: string;
}

interface Props {
  label: string;
  pairs: readonly Pair[];
  onChange(pairs: Pair[]): void;
  add: string;
  nameLabel: string;
  valueLabel: string;
  /** Of the check's complaints: `headers`. */
  field: string;
  secrets?: SecretNames | null;
  description?: string;
}

/** Rows of a name and a value; Enter in the last row begins another. */
export function PairRows({ label, pairs, onChange, add, nameLabel, valueLabel, field, secrets, description }: Props) {
  const { t } = useTranslation('steps');
  const box = useRef<HTMLFieldSetElement>(null);
  const addRow = (): void => {
    onChange([...pairs, { name: '', value: '' }]);
    requestAnimationFrame(() => [...(box.current?.querySelectorAll<HTMLElement>('[data-name]') ?? [])].at(-1)?.focus());
  };
  return (
    <fieldset ref={box} className={classes.bare}>
      <legend className={classes.legend}>{label}</legend>
      {description && <p className={classes.hint}>{description}</p>}
      <div className={classes.pairs}>
        {pairs.map((pair, index) => (
          <div key={index} className={classes.pair} role="group" aria-label={`${label} ${index + 1}`}>
            <PairName
              label={`${nameLabel} ${index + 1}`}
              placeholder={nameLabel}
              field={`${field}.${index}.name`}
              value={pair.name}
              onChange={(name) => onChange(replaced(pairs, index, { ...pair, name }))}
            />
            <TemplateField
              label={`${valueLabel} ${index + 1}`}
              hiddenLabel
              placeholder={valueLabel}
              field={`${field}.${index}.value`}
              secrets={secrets}
              value={pair.value}
              onEnter={index === pairs.length - 1 ? addRow : undefined}
              onChange={(value) => onChange(replaced(pairs, index, { ...pair, value }))}
            />
            <ActionIcon
              aria-label={t('list.delete', { name: pair.name || `${label} ${index + 1}` })}
              onClick={() => onChange(without(pairs, index))}
            >
              <IconX size={15} />
            </ActionIcon>
          </div>
        ))}
      </div>
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={addRow}>
        {add}
      </Button>
    </fieldset>
  );
}

interface PairNameProps {
  label: string;
  placeholder: string;
  field: string;
  value: string;
  onChange(name: string): void;
}

function PairName({ label, placeholder, field, value, onChange }: PairNameProps) {
  const complaint = useComplaint(field);
  return (
    <TextInput
      data-name
      aria-label={label}
      placeholder={placeholder}
      classNames={{ input: classes.mono }}
      autoComplete="off"
      spellCheck={false}
      value={value}
      error={complaint}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

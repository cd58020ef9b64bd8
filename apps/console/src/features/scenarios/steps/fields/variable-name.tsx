import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useComplaint } from '../logic/scope.js';
import { RESERVED_NAMES } from '../logic/variables.js';
import classes from './fields.module.css';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  field?: string;
  description?: string;
  /** Leave it away and nothing is kept. */
  optional?: boolean;
}

/** The name of a variable that a step sets; a space becomes an underscore as one types. */
export function VariableName({ label, value, onChange, field, description, optional = false }: Props) {
  const { t } = useTranslation('steps');
  const complaint = useComplaint(field);
  const problem = problemOf(value, optional);
  const wrong = problem && t(`variableName.${problem}`, { name: value });
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      maxLength={64}
      error={wrong ?? complaint}
      classNames={{ input: classes.mono }}
      autoCapitalize="off"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\s+/g, '_'))}
    />
  );
}

function problemOf(name: string, optional: boolean): 'missing' | 'wrong' | 'reserved' | null {
  if (name === '') return optional ? null : 'missing';
  if (!/^[A-Za-z_]\w{0,63}$/.test(name)) return 'wrong';
  return RESERVED_NAMES.has(name) ? 'reserved' : null;
}

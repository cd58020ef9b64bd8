import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { expressionErrorOf } from '../logic/expression-syntax.js';
import { useComplaint } from '../logic/scope.js';
import classes from './fields.module.css';
import { VariableMenu } from './variable-menu.js';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  field?: string;
  placeholder?: string;
  description?: string;
}

const TYPING_MILLISECONDS = 250;

/** A CEL expression, checked a moment after one pauses. */
export function ExpressionField({ label, value, onChange, field, placeholder, description }: Props) {
  const { t } = useTranslation('steps');
  const complaint = useComplaint(field);
  const [checked, setChecked] = useState<{ of: string; error: string | null } | null>(null);
  useEffect(() => {
    if (value.trim() === '') return;
    let gone = false;
    const timer = setTimeout(
      () => void expressionErrorOf(value).then((error) => gone || setChecked({ of: value, error })),
      TYPING_MILLISECONDS,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [value]);
  const known = checked?.of === value ? checked : null;
  const wrong = known?.error ? t('expression.wrong', { detail: known.error }) : null;
  return (
    <div>
      <Textarea
        label={label}
        description={description}
        placeholder={placeholder}
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: classes.mono }}
        value={value}
        error={wrong ?? complaint}
        rightSection={
          <VariableMenu label={t('template.insertInto', { field: label })} secrets={[]} onPick={(path) => onChange(`${value}${path}`)} />
        }
        rightSectionWidth={34}
        rightSectionProps={{ className: classes.menuSection }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {known && !wrong && value.trim() !== '' && !complaint && (
        <p className={classes.ok} role="status">
          {t('expression.right')}
        </p>
      )}
    </div>
  );
}

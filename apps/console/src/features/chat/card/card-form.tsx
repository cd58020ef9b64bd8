import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardValue } from '../../../api/cards.js';
import type { CustomField } from '../../../api/custom-fields.js';
import { useFieldWords } from './field-words.js';
import { FIXED_FIELDS, isFilled, type CardValues } from './values.js';
import classes from './card-form.module.css';

interface Props {
  values: CardValues;
  /** What the person is called where no name is written. */
  fallbackName: string;
  /** Of the server, by the name of the field. */
  objections: Readonly<Record<string, string>>;
  onChange(field: string, value: CardValue): void;
}

const SHORT = new Set(['name', 'title', 'email', 'contractNumber']);
const lines = (value: CardValue | undefined): string => (Array.isArray(value) ? value.join('\n') : String(value ?? ''));

/** A whole card as a form. */
export function CardForm({ values, fallbackName, objections, onChange }: Props) {
  const { t } = useTranslation('card');
  const { label, own } = useFieldWords();
  const known = new Set<string>([...FIXED_FIELDS, ...own.map(({ id }) => `customFields.${id}`)]);
  const strangers = Object.keys(values).filter((field) => !known.has(field) && isFilled(values[field]));
  // An extra comment only where something was written; emptied by hand it is '' and stays to be written anew.
  const shown = FIXED_FIELDS.filter((field) => !field.startsWith('extraComments.') || (values[field] ?? null) !== null);
  return (
    <div className={classes.form}>
      {shown.map((field) => (
        <Textarea
          key={field}
          className={SHORT.has(field) ? undefined : classes.whole}
          autosize
          minRows={1}
          maxRows={8}
          label={label(field)}
          placeholder={field === 'name' ? fallbackName : undefined}
          description={field === 'phones' ? t('phone.perLine') : undefined}
          error={objections[field]}
          value={lines(values[field])}
          onChange={({ currentTarget: { value } }) => onChange(field, field === 'phones' ? value.split('\n') : value)}
        />
      ))}
      {own.map((field) => (
        <OwnInput
          key={field.id}
          field={field}
          value={values[`customFields.${field.id}`] ?? null}
          error={objections[`customFields.${field.id}`]}
          onChange={(value) => onChange(`customFields.${field.id}`, value)}
        />
      ))}
      {strangers.map((field) => (
        <TextInput
          key={field}
          label={label(field)}
          error={objections[field]}
          value={lines(values[field])}
          onChange={(event) => onChange(field, event.currentTarget.value)}
        />
      ))}
    </div>
  );
}

interface OwnProps {
  field: CustomField;
  value: CardValue;
  error: string | undefined;
  onChange(value: CardValue): void;
}

function OwnInput({ field: { name, kind, options }, value, error, onChange }: OwnProps) {
  const { t } = useTranslation('card');
  const text = lines(value);
  if (kind === 'flag') {
    return (
      <Checkbox
        className={classes.flag}
        label={name}
        error={error}
        checked={value === true || value === 'true'}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (kind === 'list') {
    return (
      <Select
        label={name}
        placeholder={t('choose')}
        data={text && !options.includes(text) ? [...options, text] : options}
        value={text || null}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { name }) }}
        error={error}
        onChange={onChange}
      />
    );
  }
  if (kind === 'text') {
    return (
      <Textarea
        className={classes.whole}
        autosize
        minRows={1}
        maxRows={8}
        label={name}
        error={error}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      label={name}
      type={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'number' && { inputMode: 'decimal' as const })}
      error={error}
      value={text}
      onChange={(event) => onChange(kind === 'number' ? numberIn(event.currentTarget.value) : event.currentTarget.value)}
    />
  );
}

/** A number as soon as it is one; until then what is typed stays as it is. */
function numberIn(typed: string): CardValue {
  const number = Number(typed.replace(',', '.'));
  return typed.trim() !== '' && Number.isFinite(number) && String(number) === typed.trim() ? number : typed;
}

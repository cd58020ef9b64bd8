import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomFieldValue } from '../../../api/cards.js';
import type { CustomField } from '../../../api/custom-fields.js';
import { toastError } from '../../../ui/toast.js';
import { InlineField } from '../client-panel/inline-field.js';
import { asNumber } from './as-number.js';
import { useFieldWords } from './field-words.js';
import classes from './own-fields.module.css';

interface Props {
  values: Readonly<Record<string, CustomFieldValue>>;
  readOnly: boolean;
  /** Null empties a field. */
  onSave(id: string, value: CustomFieldValue | null): Promise<void>;
}

/** The fields that the company has added to the cards of its clients; also what programs keep under names that are no fields. */
export function OwnFields({ values, readOnly, onSave }: Props) {
  const { own } = useFieldWords();
  const strangers = Object.entries(values).filter(([key]) => !own.some(({ id }) => String(id) === key));
  return (
    <>
      {own.map((field) => (
        <OwnField
          key={field.id}
          field={field}
          value={values[field.id] ?? null}
          readOnly={readOnly}
          onSave={(value) => onSave(String(field.id), value)}
        />
      ))}
      {strangers.map(([key, value]) => (
        <InlineField key={key} label={key} value={String(value)} readOnly={readOnly} onSave={(text) => onSave(key, text || null)} />
      ))}
    </>
  );
}

interface OneProps {
  field: CustomField;
  value: CustomFieldValue | null;
  readOnly: boolean;
  onSave(value: CustomFieldValue | null): Promise<void>;
}

function OwnField({ field, value, readOnly, onSave }: OneProps) {
  const { t } = useTranslation('card');
  const { words } = useFieldWords();
  const { name, kind, options } = field;
  const shown = words(`customFields.${field.id}`, value) ?? undefined;
  const text = value === null ? null : String(value);
  if (readOnly) return <InlineField label={name} value={text} shown={shown} readOnly onSave={async () => {}} />;
  if (kind === 'flag') {
    return (
      <Checkbox
        className={classes.flag}
        size="xs"
        label={name}
        checked={value === true || value === 'true'}
        onChange={(event) => void onSave(event.currentTarget.checked).catch(toastError)}
      />
    );
  }
  if (kind === 'list') {
    return (
      <Select
        className={classes.list}
        size="xs"
        label={name}
        placeholder={t('choose')}
        // Chosen before the company took it from the list: it stays until something else is chosen.
        data={text !== null && !options.includes(text) ? [...options, text] : options}
        value={text}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { name }) }}
        onChange={(chosen) => void onSave(chosen).catch(toastError)}
      />
    );
  }
  if (kind === 'number') {
    return (
      <InlineField
        label={name}
        value={text}
        type="decimal"
        onSave={async (typed) => onSave(typed === '' ? null : asNumber(typed, t('badNumber')))}
      />
    );
  }
  return (
    <InlineField
      label={name}
      value={text}
      {...(shown !== undefined && { shown })}
      type={kind === 'date' ? 'date' : 'text'}
      multiline={kind === 'text'}
      onSave={(typed) => onSave(typed || null)}
    />
  );
}

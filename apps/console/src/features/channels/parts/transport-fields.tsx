import { PasswordInput, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Transport } from '../../../api/types.js';
import classes from './parts.module.css';

type Field = Transport['fields'][number];

interface TransportFieldsProps {
  fields: readonly Field[];
  /** The secrets of an existing channel are stored already; leaving one empty keeps it. */
  saved: boolean;
  inputProps: (path: string) => GetInputPropsReturnType;
}

/** The form of a channel as its connector describes it, so that a new connector needs no page of its own. */
export function TransportFields({ fields, saved, inputProps }: TransportFieldsProps) {
  const { t } = useTranslation('channels');
  return (
    <div className={classes.fields}>
      {fields.map((field) => {
        const shared = { label: labelOf(field, t), required: field.required && !(saved && field.secret), withAsterisk: false };
        const props = inputProps(pathOf(field));
        return field.secret ? (
          <PasswordInput
            key={field.name}
            {...shared}
            autoComplete="new-password"
            placeholder={saved ? t('form.secretSaved') : field.example}
            visibilityToggleButtonProps={{ 'aria-label': t('form.showSecret'), tabIndex: 0 }}
            {...props}
          />
        ) : (
          <TextInput key={field.name} {...shared} autoComplete="off" placeholder={field.example} spellCheck={false} {...props} />
        );
      })}
    </div>
  );
}

export const pathOf = (field: Field): string => `${field.secret ? 'secrets' : 'settings'}.${field.name}`;

function labelOf(field: Field, t: TFunction<'channels'>): string {
  const label = t(field.label, { defaultValue: field.name });
  return field.required ? label : t('form.optional', { label });
}

import { PasswordInput, Select, TextInput } from '@mantine/core';
import type { FormErrors, GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { TransportField } from '../../../api/channel-types.js';
import { pathOf } from './channel-values.js';
import classes from './parts.module.css';

interface TransportFieldsProps {
  transport: string;
  fields: readonly TransportField[];
  /** The secrets of an existing channel are stored already; leaving one empty keeps it. */
  saved: boolean;
  errors: FormErrors;
  inputProps: (path: string) => GetInputPropsReturnType;
}

/** The form of a channel as its connector describes it, so that a new connector needs no page of its own. */
export function TransportFields({ fields, ...shared }: TransportFieldsProps) {
  const { t } = useTranslation('channels');
  const needed = fields.filter(({ required, generated }) => required && !generated);
  const optional = fields.filter(({ required, generated }) => !required && !generated);
  const made = fields.filter(({ generated }) => generated);
  return (
    <>
      {needed.length > 0 && <Fields fields={needed} {...shared} />}
      <Folded title={t('form.more')} fields={optional} {...shared} />
      <Folded title={t('form.madeForYou')} hint={t(shared.saved ? 'form.madeSaved' : 'form.madeHint')} fields={made} {...shared} />
    </>
  );
}

/** Opens by itself when something in it is wrong. */
function Folded({ title, hint, ...props }: TransportFieldsProps & { title: string; hint?: string }) {
  if (props.fields.length === 0) return null;
  const wrong = props.fields.some((field) => Boolean(props.errors[pathOf(field)]));
  return (
    <details className={classes.folded} open={wrong}>
      <summary>{title}</summary>
      {hint && <p className={classes.hint}>{hint}</p>}
      <Fields {...props} />
    </details>
  );
}

function Fields({ fields, transport, saved, inputProps }: TransportFieldsProps) {
  return (
    <div className={classes.fields}>
      {fields.map((field) => (
        <Field key={field.name} field={field} transport={transport} saved={saved} props={inputProps(pathOf(field))} />
      ))}
    </div>
  );
}

/** Helps of different lengths would push neighbouring fields out of line. */
export const BELOW: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

interface FieldProps {
  field: TransportField;
  transport: string;
  saved: boolean;
  props: GetInputPropsReturnType;
}

function Field({ field, transport, saved, props }: FieldProps) {
  const { t, i18n } = useTranslation('channels');
  const { name, required, generated, choices, secret, example } = field;
  const label = t(field.label, { defaultValue: name });
  const help = [`fieldHelp.${transport}.${name}`, `fieldHelp.${name}`].find((key) => i18n.exists(`channels:${key}`));
  const shared = {
    label: required || generated ? label : t('form.optional', { label }),
    description: help ? t(help) : undefined,
    inputWrapperOrder: BELOW,
    required: required && !generated && !(saved && secret),
    withAsterisk: false,
  };
  if (choices) {
    const data = choices.map((value) => ({ value, label: t(`channelChoice.${name}.${value}`, { defaultValue: value }) }));
    return <Select {...shared} data={data} allowDeselect={false} {...props} />;
  }
  if (secret) {
    return (
      <PasswordInput
        {...shared}
        autoComplete="new-password"
        placeholder={saved ? t('form.secretSaved') : generated ? t('form.willBeMade') : example}
        visibilityToggleButtonProps={{ 'aria-label': t('form.showSecret'), tabIndex: 0 }}
        {...props}
      />
    );
  }
  return (
    <TextInput {...shared} autoComplete="off" placeholder={generated ? t('form.willBeMade') : example} spellCheck={false} {...props} />
  );
}

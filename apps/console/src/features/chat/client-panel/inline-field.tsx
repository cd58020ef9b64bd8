import { Textarea, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useCallback, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/api-error.js';
import { errorText } from '../../../ui/toast.js';
import classes from './inline-field.module.css';

interface Props {
  label: string;
  value: string | null;
  type?: 'text' | 'tel' | 'email' | 'decimal' | 'date';
  multiline?: boolean;
  required?: boolean;
  /** The name of the whole panel: larger, without its label. */
  large?: boolean;
  /** Its place says what it is: no label is seen. */
  quiet?: boolean;
  /** Stands where nothing is written yet; "Add" without it. */
  empty?: string;
  /** How the value is written for people, where that differs from what is typed. */
  shown?: string;
  /** Open from the start, for a value that is just being added. */
  isNew?: boolean;
  /** It is a value's field no longer: saved, or left as it was. */
  onLeave?(): void;
  /** What to say when the server takes the value for a wrong one. */
  refusal?: string;
  /** Only to be read: the role does not let one change it. */
  readOnly?: boolean;
  /** Resolves when it is kept; a refusal shows under the field. */
  onSave(value: string): Promise<void>;
}

/** A value that becomes a field when pressed: Enter or leaving it saves, Esc leaves it as it was. */
export function InlineField({
  label,
  value,
  type = 'text',
  multiline = false,
  required = false,
  large = false,
  quiet = false,
  empty,
  shown,
  isNew = false,
  onLeave,
  refusal,
  readOnly = false,
  onSave,
}: Props) {
  const { t } = useTranslation('chat');
  const id = useId();
  const [draft, setDraft] = useState<string | null>(isNew ? '' : null);
  // What stood there when one began: a colleague may write there too.
  const [begun, setBegun] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const returns = useRef(false);

  const begin = (): void => {
    setBegun(value);
    setDraft(value ?? '');
  };
  const finish = (backToButton: boolean): void => {
    returns.current = backToButton;
    setDraft(null);
    setError(null);
    onLeave?.();
  };
  /** The button has the focus as soon as it stands where the field stood. */
  const takeFocus = useCallback((button: HTMLButtonElement | null) => {
    if (!button || !returns.current) return;
    returns.current = false;
    button.focus();
  }, []);
  const save = async (backToButton: boolean): Promise<void> => {
    const text = draft?.trim() ?? '';
    if (saving) return;
    if (text === (value ?? '')) return finish(backToButton);
    if (required && !text) return setError(t('client.required', { label }));
    setSaving(true);
    try {
      await onSave(text);
      finish(backToButton);
    } catch (failure) {
      setError(refusal && isApiError(failure) && failure.status === 400 ? refusal : errorText(failure));
    } finally {
      setSaving(false);
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      finish(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void save(true);
    }
  };

  if (readOnly) {
    return (
      <div className={classes.field} data-fixed>
        <span className={large || quiet ? 'visually-hidden' : classes.label}>{label}</span>
        <span className={large ? classes.large : classes.value}>{value ? (shown ?? value) : '—'}</span>
      </div>
    );
  }
  if (draft === null) {
    return (
      <button ref={takeFocus} type="button" className={classes.field} onClick={begin}>
        <span className={large || quiet ? 'visually-hidden' : classes.label}>{label}</span>
        <span className={large ? classes.large : classes.value} data-empty={!value || undefined}>
          {value ? (shown ?? value) : (empty ?? t('client.add'))}
          {value ? <span className="visually-hidden">, {t('client.edit')}</span> : null}
        </span>
        <IconPencil size={14} className={classes.pen} aria-hidden />
      </button>
    );
  }
  const overtaken = !saving && !isNew && (begun ?? '') !== (value ?? '') && draft.trim() !== (value ?? '');
  const common = {
    id,
    value: draft,
    error,
    description: overtaken ? t('client.meanwhile', { value: (value && (shown ?? value)) || '—' }) : undefined,
    inputWrapperOrder: ['input', 'description', 'error'] as ('input' | 'description' | 'error')[],
    // Not disabled: that would take the focus away, and the next keys would be shortcuts.
    readOnly: saving,
    autoFocus: true,
    onKeyDown: key,
    onBlur: () => void save(false),
    size: 'xs' as const,
  };
  return (
    <div className={classes.editing}>
      <label className={quiet ? 'visually-hidden' : classes.label} htmlFor={id}>
        {label}
      </label>
      {multiline ? (
        <Textarea {...common} autosize minRows={2} maxRows={10} onChange={(event) => setDraft(event.currentTarget.value)} />
      ) : (
        <TextInput
          {...common}
          type={type === 'tel' || type === 'date' ? type : 'text'}
          {...(type !== 'date' && { inputMode: type })}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

import { Button, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.js';
import classes from './copy-field.module.css';

const SHOWN_MS = 2000;

interface Props {
  label: string;
  value: string;
  hint?: string;
  lines?: number;
  /** Has just been made for whoever asked: it has the focus, and Ctrl+C copies it. */
  isNew?: boolean;
}

/** A value that belongs into somebody else's form. */
export function CopyField({ label, value, hint, lines = 1, isNew = false }: Props) {
  const { t } = useTranslation('ui');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  const shared = { label, description: hint, readOnly: true, autoFocus: isNew, value, classNames: { input: classes.input } };
  const select = (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select();
  return (
    <div className={classes.field}>
      {lines > 1 ? <Textarea rows={lines} onFocus={select} {...shared} /> : <TextInput onFocus={select} {...shared} />}
      <Button variant="default" leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={() => void copy()}>
        <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
        <span className="visually-hidden"> {label}</span>
      </Button>
    </div>
  );
}

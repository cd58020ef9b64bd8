import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../channel.module.css';
import own from './sign-in.module.css';
import type { Step } from './use-sign-in.js';

/** The code that the messenger has sent. */
export function CodeForm({ run, pending, wrong, moved }: Step) {
  const { t } = useTranslation('channels');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (moved) field.current?.focus();
  }, [moved]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const digits = code.replace(/\s/g, '');
    setMissing(digits === '');
    if (digits) run({ step: 'code', code: digits });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        ref={field}
        className={own.field}
        label={t('signIn.code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        value={code}
        error={missing ? t('signIn.code.missing') : wrong.code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={pending === 'code'}>
          {t('signIn.code.action')}
        </Button>
        <Button variant="subtle" color="gray" loading={pending === 'sign_out'} onClick={() => run({ step: 'sign_out' })}>
          {t('signIn.code.other')}
        </Button>
      </div>
    </form>
  );
}

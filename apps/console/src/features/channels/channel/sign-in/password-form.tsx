import { Button, PasswordInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../channel.module.css';
import own from './sign-in.module.css';
import type { Step } from './use-sign-in.js';

/** The second password of an account with two-step verification, after a code as after a QR code. */
export function PasswordForm({ run, pending, wrong, moved }: Step) {
  const { t } = useTranslation('channels');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (moved) field.current?.focus();
  }, [moved]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setMissing(password === '');
    if (password) run({ step: 'password', password });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <PasswordInput
        ref={field}
        className={own.field}
        label={t('signIn.password.label')}
        description={t('signIn.password.help')}
        autoComplete="new-password"
        value={password}
        error={missing ? t('signIn.password.missing') : wrong.password}
        visibilityToggleButtonProps={{ 'aria-label': t('form.showSecret'), tabIndex: 0 }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={pending === 'password'}>
          {t('signIn.password.action')}
        </Button>
        <Button variant="subtle" color="gray" loading={pending === 'sign_out'} onClick={() => run({ step: 'sign_out' })}>
          {t('signIn.password.cancel')}
        </Button>
      </div>
    </form>
  );
}

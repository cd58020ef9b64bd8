import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/session.js';
import type { Me } from '../../api/types.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import type { Credentials } from './login-form.js';
import { Problem } from './problem.js';
import { useAttempt } from './use-attempt.js';

interface Props {
  credentials: Credentials;
  onEnter: (me: Me) => void;
  /** To the first step: wished, or because the password is no longer right. */
  onBack: (error: Error | null) => void;
}

/** The second step of the log-in: a code of the authenticator app, or one of those kept for the day when the phone is lost. */
export function CodeForm({ credentials, onEnter, onBack }: Props) {
  const { t } = useTranslation('auth');
  const [recovery, setRecovery] = useState(false);
  const code = useRef<HTMLInputElement>(null);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() ? null : t('error.codeMissing')) },
  });
  const logIn = useAttempt({
    run: (values: typeof form.values) => signIn(credentials.email, credentials.password, values.code.trim()),
    onSuccess: onEnter,
    onRefused: (error) => {
      if (error.code === 'wrong_credentials') return onBack(error);
      form.setErrors(fieldErrors(error));
      code.current?.select();
    },
  });
  useEffect(() => code.current?.focus(), [recovery]);
  const change = (): void => {
    form.reset();
    logIn.reset();
    setRecovery(!recovery);
  };

  return (
    <AuthLayout title={t('factor.title')}>
      <p className={classes.text}>{t(recovery ? 'factor.recoveryText' : 'factor.text')}</p>
      <form className={classes.form} onSubmit={form.onSubmit((values) => logIn.mutate(values))} noValidate>
        <TextInput
          key={recovery ? 'recovery' : 'app'}
          ref={code}
          label={t(recovery ? 'field.recoveryCode' : 'field.code')}
          name="code"
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          classNames={{ input: classes.code }}
          {...form.getInputProps('code')}
        />
        <Problem error={logIn.error} secondsLeft={logIn.secondsLeft} fields={['code']} />
        <Button type="submit" loading={logIn.isPending} disabled={logIn.secondsLeft > 0}>
          {t('factor.submit')}
        </Button>
      </form>
      <div className={classes.ways}>
        <button type="button" className={classes.way} onClick={change}>
          {t(recovery ? 'factor.useApp' : 'factor.useRecovery')}
        </button>
        <button type="button" className={classes.way} onClick={() => onBack(null)}>
          {t('factor.back')}
        </button>
      </div>
      {recovery && <p className={classes.other}>{t('factor.lost')}</p>}
    </AuthLayout>
  );
}

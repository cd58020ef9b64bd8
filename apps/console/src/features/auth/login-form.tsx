import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { publicQuery, signIn } from '../../api/session.js';
import type { Me } from '../../api/types.js';
import { KnownPasswordInput } from '../../ui/password/known-password-input.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import { DemoHint } from './demo-hint.js';
import { Problem } from './problem.js';
import { useAttempt } from './use-attempt.js';

export interface Credentials {
  email: string;
  password: string;
}

interface Props {
  /** With which one came here before. */
  email: string;
  /** Why one is back here. */
  problem: Error | null;
  onEnter: (me: Me) => void;
  /** The password was right, and a code is needed too. */
  onCodeAsked: (credentials: Credentials) => void;
}

export function LoginForm({ email: known, problem, onEnter, onCodeAsked }: Props) {
  const { t } = useTranslation('auth');
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const form = useForm({
    initialValues: { email: known, password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : t(value ? 'error.emailWrong' : 'error.emailMissing')),
      password: (value) => (value ? null : t('error.passwordMissing')),
    },
  });
  const logIn = useAttempt({
    run: (values: Credentials) => signIn(values.email.trim(), values.password),
    onSuccess: onEnter,
    onRefused: (error, values) => {
      if (error.code === 'second_factor_required') return onCodeAsked({ ...values, email: values.email.trim() });
      form.setErrors(error.byField);
      password.current?.select();
    },
  });
  const { data: info, isPending } = useQuery(publicQuery);
  const demoEmail = info?.demoEmail;
  useEffect(() => {
    if (isPending) return;
    // Whoever is in a field already is left alone, the answer may come late: what he types next would stand in another one.
    if (document.activeElement !== document.body || form.getValues().password || (form.getValues().email && !known)) return;
    if (demoEmail && !known) form.setFieldValue('email', demoEmail);
    (demoEmail || known ? password : email).current?.focus();
  }, [isPending, demoEmail]);

  return (
    <AuthLayout title={t('login.title')}>
      {demoEmail && <DemoHint email={demoEmail} />}
      <form className={classes.form} onSubmit={form.onSubmit((values) => logIn.mutate(values))} noValidate>
        <TextInput
          ref={email}
          label={t('field.email')}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps('email')}
        />
        <KnownPasswordInput ref={password} label={t('field.password')} name="password" {...form.getInputProps('password')} />
        <Problem error={logIn.error ?? problem} secondsLeft={logIn.secondsLeft} fields={['email', 'password', 'code']} />
        <Button type="submit" loading={logIn.isPending} disabled={logIn.secondsLeft > 0}>
          {t('login.submit')}
        </Button>
      </form>
      <p className={classes.other}>
        <Link to="/forgot-password">{t('login.forgotten')}</Link>
      </p>
      <p className={classes.other}>
        {t('login.noCompany')} <Link to="/register">{t('login.register')}</Link>
      </p>
    </AuthLayout>
  );
}

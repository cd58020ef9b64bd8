import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { publicQuery, signIn } from '../../api/session.js';
import { errorText } from '../../ui/toast.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import { useEnter } from './use-enter.js';
import { useWait } from './use-wait.js';

/** What the server asks for when it does not say how long to wait. */
const USUAL_WAIT_SECONDS = 60;

export default function LoginPage() {
  const { t } = useTranslation('auth');
  const { next } = useSearch({ from: '/login' });
  const { data: info, isPending } = useQuery(publicQuery);
  const settled = !isPending;
  const enter = useEnter();
  const [secondsLeft, wait] = useWait();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : t(value ? 'error.emailWrong' : 'error.emailMissing')),
      password: (value) => (value ? null : t('error.passwordMissing')),
    },
  });
  const logIn = useMutation({
    mutationFn: (values: typeof form.values) => signIn(values.email.trim(), values.password),
    onSuccess: (me) => enter(me, next),
    onError: (error) => {
      if (!isApiError(error)) return;
      if (error.status === 429) wait(error.retryAfterSeconds ?? USUAL_WAIT_SECONDS);
      form.setErrors(error.byField);
      password.current?.select();
    },
  });

  const demoEmail = info?.demoEmail;
  useEffect(() => {
    // Whoever has begun to type is left alone: the answer may come late.
    if (!settled || form.getValues().email || form.getValues().password) return;
    if (demoEmail) form.setFieldValue('email', demoEmail);
    (demoEmail ? password : email).current?.focus();
  }, [settled, demoEmail]);

  return (
    <AuthLayout title={t('login.title')}>
      {demoEmail && (
        <div className={classes.demo}>
          <p>
            <Trans t={t} i18nKey="login.demo" values={{ email: demoEmail }} components={{ strong: <strong /> }} />
          </p>
          <p>
            <Trans t={t} i18nKey="login.demoPassword" components={{ code: <code /> }} />
          </p>
        </div>
      )}
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
        <PasswordInput
          ref={password}
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword'), tabIndex: 0 }}
          {...form.getInputProps('password')}
        />
        <LoginProblem error={logIn.error} secondsLeft={secondsLeft} />
        <Button type="submit" loading={logIn.isPending} disabled={secondsLeft > 0}>
          {t('login.submit')}
        </Button>
      </form>
      <p className={classes.other}>
        {t('login.noCompany')} <Link to="/register">{t('login.register')}</Link>
      </p>
    </AuthLayout>
  );
}

function LoginProblem({ error, secondsLeft }: { error: Error | null; secondsLeft: number }) {
  const { t } = useTranslation('auth');
  if (!error) return null;
  const code = isApiError(error) ? error.code : '';
  if (isApiError(error) && Object.keys(error.byField).length > 0) return null;
  if (isApiError(error) && error.status === 429) {
    return (
      <p className={classes.problem} role="alert">
        {secondsLeft > 0 ? t('error.tooMany', { count: secondsLeft }) : t('error.tooManyOver')}
      </p>
    );
  }
  return (
    <p className={classes.problem} role="alert">
      {code === 'wrong_credentials' ? t('error.wrongCredentials') : errorText(error)}
    </p>
  );
}

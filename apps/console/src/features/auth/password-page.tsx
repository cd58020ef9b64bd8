import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { passwordLinkQuery, resetPassword } from '../../api/links.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { NewPasswordInput } from '../../ui/password/new-password-input.js';
import { MINIMUM_LENGTH } from '../../ui/password/strength.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import { LinkLook } from './link-look.js';
import { LinkOver } from './link-over.js';
import { Problem } from './problem.js';
import { useAttempt } from './use-attempt.js';
import { useLinkToken } from './use-link-token.js';

/** Where the link of a letter, or of an admin, leads: a new password without the old one. */
export default function PasswordPage() {
  const { t } = useTranslation('auth');
  const token = useLinkToken();
  const looked = useQuery(passwordLinkQuery(token));
  return (
    <LinkLook kind="password" title={t('password.title')} token={token} looked={looked}>
      {({ email }) => <NewPassword key={token} token={token} email={email} />}
    </LinkLook>
  );
}

function NewPassword({ token, email }: { token: string; email: string }) {
  const { t } = useTranslation(['auth', 'password']);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value.length >= MINIMUM_LENGTH ? null : t('password:short')) },
  });
  const setting = useAttempt({
    run: ({ password }: typeof form.values) => resetPassword(token, password),
    onSuccess: () => undefined,
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  if (setting.isSuccess) return <PasswordSet />;
  if (isApiError(setting.error) && setting.error.status === 404) return <LinkOver kind="password" error={setting.error} />;
  return (
    <AuthLayout title={t('auth:password.title')}>
      <p className={classes.text}>
        <Trans t={t} i18nKey="auth:password.text" values={{ email }} components={{ strong: <strong /> }} />
      </p>
      <form className={classes.form} onSubmit={form.onSubmit((values) => setting.mutate(values))} noValidate>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordInput
          label={t('auth:field.newPassword')}
          name="password"
          autoFocus
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <Problem error={setting.error} secondsLeft={setting.secondsLeft} fields={['password']} />
        <Button type="submit" loading={setting.isPending} disabled={setting.secondsLeft > 0}>
          {t('auth:password.submit')}
        </Button>
      </form>
    </AuthLayout>
  );
}

function PasswordSet() {
  const { t } = useTranslation('auth');
  return (
    <AuthLayout title={t('password.doneTitle')} announce>
      <p className={classes.text}>{t('password.done')}</p>
      <Button renderRoot={(props: object) => <Link {...props} to="/login" />}>{t('password.login')}</Button>
    </AuthLayout>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { askForPasswordLink } from '../../api/links.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import { Problem } from './problem.js';
import { useAttempt } from './use-attempt.js';

/** Asks for a link to a new password. Who has an account here is nobody's business, so everybody gets the same answer. */
export default function ForgotPage() {
  const { t } = useTranslation('auth');
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t(value ? 'error.emailWrong' : 'error.emailMissing')) },
  });
  const asking = useAttempt({
    run: ({ email }: typeof form.values) => askForPasswordLink(email.trim()),
    onSuccess: () => undefined,
    onRefused: (error) => form.setErrors(error.byField),
  });
  const back = (
    <p className={classes.other}>
      <Link to="/login">{t('forgot.back')}</Link>
    </p>
  );

  if (asking.isSuccess) {
    const { email } = asking.variables;
    return (
      <AuthLayout key="sent" title={t('forgot.sentTitle')} announce>
        <p className={classes.text}>
          <Trans t={t} i18nKey="forgot.sent" values={{ email: email.trim() }} components={{ strong: <strong /> }} />
        </p>
        <p className={classes.text}>{t('forgot.noLetter')}</p>
        {back}
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t('forgot.title')}>
      <p className={classes.text}>{t('forgot.text')}</p>
      <form className={classes.form} onSubmit={form.onSubmit((values) => asking.mutate(values))} noValidate>
        <TextInput
          label={t('field.email')}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          {...form.getInputProps('email')}
        />
        <Problem error={asking.error} secondsLeft={asking.secondsLeft} fields={['email']} />
        <Button type="submit" loading={asking.isPending} disabled={asking.secondsLeft > 0}>
          {t('forgot.submit')}
        </Button>
      </form>
      {back}
    </AuthLayout>
  );
}

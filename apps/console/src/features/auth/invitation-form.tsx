import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { acceptInvitation, type LookedAtInvitation } from '../../api/links.js';
import { changeMe } from '../../api/session.js';
import type { Me } from '../../api/types.js';
import { currentLocale } from '../../i18n/index.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { NewPasswordInput } from '../../ui/password/new-password-input.js';
import { MINIMUM_LENGTH } from '../../ui/password/strength.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import { LinkOver } from './link-over.js';
import { Problem } from './problem.js';
import { useAttempt } from './use-attempt.js';
import { useEnter } from './use-enter.js';

/** Whoever chose another language than that of the letter keeps it inside. */
const inChosenLocale = async (me: Me): Promise<Me> => {
  const locale = currentLocale();
  return me.operator.locale === locale ? me : changeMe({ locale }).catch(() => me);
};

export function InvitationForm({ token, invitation }: { token: string; invitation: LookedAtInvitation }) {
  const { t } = useTranslation(['auth', 'password']);
  const { company, email, firstName, lastName } = invitation;
  const enter = useEnter();
  const form = useForm({
    initialValues: { firstName, lastName, password: '' },
    validate: {
      firstName: (value) => (value.trim() ? null : t('error.firstNameMissing')),
      password: (value) => (value.length >= MINIMUM_LENGTH ? null : t('password:short')),
    },
  });
  const accepting = useAttempt({
    run: async ({ lastName: last, ...values }: typeof form.values) =>
      inChosenLocale(await acceptInvitation({ token, ...values, ...(last.trim() && { lastName: last.trim() }) })),
    onSuccess: (me) => enter(me),
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  if (isApiError(accepting.error) && accepting.error.status === 404) return <LinkOver kind="invitation" error={accepting.error} />;
  return (
    <AuthLayout title={t('invitation.title', { company })}>
      <p className={classes.text}>
        <Trans t={t} i18nKey="invitation.text" values={{ company, email }} components={{ strong: <strong /> }} />
      </p>
      <form className={classes.form} onSubmit={form.onSubmit((values) => accepting.mutate(values))} noValidate>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <div className={classes.pair}>
          <TextInput
            label={t('field.firstName')}
            autoComplete="given-name"
            maxLength={60}
            autoFocus={!firstName}
            {...form.getInputProps('firstName')}
          />
          <TextInput
            label={t('field.lastName')}
            placeholder={t('field.lastNameOptional')}
            autoComplete="family-name"
            maxLength={60}
            {...form.getInputProps('lastName')}
          />
        </div>
        <NewPasswordInput
          label={t('field.password')}
          name="password"
          autoFocus={firstName !== ''}
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <InvitationProblem error={accepting.error} secondsLeft={accepting.secondsLeft} />
        <Button type="submit" loading={accepting.isPending} disabled={accepting.secondsLeft > 0}>
          {t('invitation.submit')}
        </Button>
      </form>
    </AuthLayout>
  );
}

function InvitationProblem({ error, secondsLeft }: { error: Error | null; secondsLeft: number }) {
  const { t } = useTranslation('auth');
  if (!isApiError(error) || error.code !== 'email_taken') {
    return <Problem error={error} secondsLeft={secondsLeft} fields={['firstName', 'lastName', 'password']} />;
  }
  return (
    <p className={classes.problem} role="alert">
      {t('invitation.fits')} <Link to="/login">{t('login.title')}</Link>
    </p>
  );
}

import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { register } from '../../api/session.js';
import type { Locale } from '../../api/types.js';
import { switchLocale } from '../../i18n/index.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { NewPasswordInput } from '../../ui/password/new-password-input.js';
import { MINIMUM_LENGTH } from '../../ui/password/strength.js';
import { errorText } from '../../ui/toast.js';
import { browserTimeZone, timeZoneOptions } from '../../ui/time-zones.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import { useEnter } from './use-enter.js';

export default function RegisterPage() {
  const { t, i18n } = useTranslation(['auth', 'password']);
  const enter = useEnter();
  const form = useForm({
    initialValues: { companyName: '', firstName: '', lastName: '', email: '', password: '', timeZone: browserTimeZone() },
    validate: {
      companyName: (value) => (value.trim() ? null : t('error.companyNameMissing')),
      firstName: (value) => (value.trim() ? null : t('error.firstNameMissing')),
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t(value ? 'error.emailWrong' : 'error.emailMissing')),
      password: (value) => (value.length >= MINIMUM_LENGTH ? null : t('password:short')),
      timeZone: (value) => (value ? null : t('error.timeZoneMissing')),
    },
  });
  const registration = useMutation({
    mutationFn: ({ lastName, ...values }: typeof form.values) =>
      register({
        ...values,
        email: values.email.trim(),
        lastName: lastName.trim() || undefined,
        locale: i18n.language as Locale,
      }),
    onSuccess: (me) => enter(me, '/onboarding'),
    onError: (error) => {
      if (!isApiError(error)) return;
      form.setErrors(error.code === 'email_taken' ? { email: t('error.emailTaken') } : fieldErrors(error));
    },
  });
  const problem = registration.error && !hasPlace(registration.error, form.errors) ? registration.error : null;

  return (
    <AuthLayout title={t('register.title')}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => registration.mutate(values))} noValidate>
        <TextInput
          label={t('field.companyName')}
          autoComplete="organization"
          maxLength={120}
          autoFocus
          {...form.getInputProps('companyName')}
        />
        <div className={classes.pair}>
          <TextInput label={t('field.firstName')} autoComplete="given-name" maxLength={60} {...form.getInputProps('firstName')} />
          <TextInput
            label={t('field.lastName')}
            placeholder={t('field.lastNameOptional')}
            autoComplete="family-name"
            maxLength={60}
            {...form.getInputProps('lastName')}
          />
        </div>
        <TextInput label={t('field.email')} type="email" autoComplete="username" inputMode="email" {...form.getInputProps('email')} />
        <NewPasswordInput label={t('field.password')} {...form.getInputProps('password')} value={form.values.password} />
        <Select
          label={t('field.timeZone')}
          data={timeZoneOptions()}
          searchable
          allowDeselect={false}
          autoComplete="off"
          nothingFoundMessage={t('field.timeZoneNotFound')}
          maxDropdownHeight={260}
          {...form.getInputProps('timeZone')}
        />
        <div>
          <div className={classes.fieldLabel} id="register-language">
            {t('field.language')}
          </div>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-labelledby="register-language"
            value={i18n.language}
            onChange={(locale) => void switchLocale(locale as Locale)}
            data={[
              { value: 'ru', label: 'Русский' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        {problem && (
          <p className={classes.problem} role="alert">
            {errorText(problem)}
          </p>
        )}
        <Button type="submit" loading={registration.isPending}>
          {t('register.submit')}
        </Button>
      </form>
      <p className={classes.other}>
        {t('register.haveCompany')} <Link to="/login">{t('register.login')}</Link>
      </p>
    </AuthLayout>
  );
}

/** Whether the server's refusal already stands beside a field of this form. */
function hasPlace(error: Error, shown: Record<string, unknown>): boolean {
  const fields = ['companyName', 'firstName', 'lastName', 'email', 'password', 'timeZone'];
  return isApiError(error) && fields.some((field) => Boolean(shown[field]));
}

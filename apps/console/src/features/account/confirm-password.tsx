import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { beginSecondFactor, type SecondFactorSecret } from '../../api/account.js';
import { isApiError } from '../../api/api-error.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { KnownPasswordInput } from '../../ui/password/known-password-input.js';
import classes from './account.module.css';
import { FormEnd } from './form-end.js';

interface Props {
  email: string;
  onDone: (secret: SecondFactorSecret) => void;
  onClose: () => void;
}

export function ConfirmPassword({ email, onDone, onClose }: Props) {
  const { t } = useTranslation('account');
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value ? null : t('factor.passwordMissing')) },
  });
  const begin = useMutation({
    mutationFn: ({ password }: typeof form.values) => beginSecondFactor(password),
    onSuccess: onDone,
    onError: (error) => isApiError(error) && form.setErrors(fieldErrors(error)),
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => begin.mutate(values))} noValidate>
      <p className={classes.note}>
        {t('factor.step', { step: 1 })}. {t('factor.confirm')}
      </p>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <KnownPasswordInput label={t('factor.password')} data-autofocus {...form.getInputProps('password')} />
      <FormEnd action={t('factor.next')} isBusy={begin.isPending} error={begin.error} onClose={onClose} />
    </form>
  );
}

import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changePassword, ownSessionsQuery } from '../../api/account.js';
import { isApiError } from '../../api/api-error.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { KnownPasswordInput } from '../../ui/password/known-password-input.js';
import { NewPasswordInput } from '../../ui/password/new-password-input.js';
import { MINIMUM_LENGTH } from '../../ui/password/strength.js';
import { toast } from '../../ui/toast.js';
import { AccountWindow } from './account-window.js';
import classes from './account.module.css';
import { FormEnd } from './form-end.js';

/** Another password, with the old one as proof. */
export function PasswordWindow({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation(['account', 'password']);
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: {
      current: (value) => (value ? null : t('account:password.currentMissing')),
      password: (value) => (value.length >= MINIMUM_LENGTH ? null : t('password:short')),
    },
  });
  const change = useMutation({
    mutationFn: ({ current, password }: typeof form.values) => changePassword(current, password),
    onSuccess: () => {
      toast(t('account:password.saved'));
      onClose();
      void client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
    onError: (error) => isApiError(error) && form.setErrors(fieldErrors(error)),
  });
  return (
    <AccountWindow title={t('account:password.title')} onClose={onClose}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <p className={classes.note}>{t('account:password.text')}</p>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <KnownPasswordInput label={t('account:password.current')} data-autofocus {...form.getInputProps('current')} />
        <NewPasswordInput label={t('account:password.new')} {...form.getInputProps('password')} value={form.values.password} />
        <FormEnd action={t('account:password.save')} isBusy={change.isPending} error={change.error} onClose={onClose} />
      </form>
    </AccountWindow>
  );
}

import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { KnownPasswordInput } from '../../ui/password/known-password-input.js';
import classes from './account.module.css';
import { CodeInput } from './code-input.js';
import { FormEnd } from './form-end.js';

interface Props<T> {
  email: string;
  text: string;
  action: string;
  run: (password: string, code: string) => Promise<T>;
  onDone: (answer: T) => void;
  onClose: () => void;
}

/** Password and code once more, before the second factor itself is changed. */
export function ProofForm<T>({ email, text, action, run, onDone, onClose }: Props<T>) {
  const { t } = useTranslation('account');
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: {
      password: (value) => (value ? null : t('factor.passwordMissing')),
      code: (value) => (value.trim() ? null : t('factor.codeMissing')),
    },
  });
  const change = useMutation({
    mutationFn: ({ password, code }: typeof form.values) => run(password, code.trim()),
    onSuccess: onDone,
    onError: (error) => isApiError(error) && form.setErrors(fieldErrors(error)),
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <p className={classes.note}>{text}</p>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <KnownPasswordInput label={t('factor.password')} data-autofocus {...form.getInputProps('password')} />
      <CodeInput label={t('factor.anyCode')} {...form.getInputProps('code')} />
      <FormEnd action={action} isBusy={change.isPending} error={change.error} onClose={onClose} />
    </form>
  );
}

import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { finishSecondFactor, type SecondFactorSecret } from '../../api/account.js';
import { isApiError } from '../../api/api-error.js';
import { CopyField } from '../../ui/copy-field.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { QrCode } from '../../ui/qr/qr-code.js';
import classes from './account.module.css';
import { CodeInput } from './code-input.js';
import { FormEnd } from './form-end.js';

interface Props {
  secret: SecondFactorSecret;
  onDone: (recoveryCodes: string[]) => void;
  onClose: () => void;
}

/** Shows the secret to the app, and takes the app's first code as a sign that it has it. */
export function ConfirmCode({ secret: { secret, uri }, onDone, onClose }: Props) {
  const { t } = useTranslation('account');
  const code = useRef<HTMLInputElement>(null);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() ? null : t('factor.codeMissing')) },
  });
  const finish = useMutation({
    mutationFn: (values: typeof form.values) => finishSecondFactor(values.code.trim()),
    onSuccess: onDone,
    onError: (error) => {
      if (isApiError(error)) form.setErrors(fieldErrors(error));
      code.current?.select();
    },
  });
  useEffect(() => code.current?.focus(), []);
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => finish.mutate(values))} noValidate>
      <p className={classes.note}>
        {t('factor.step', { step: 2 })}. {t('factor.scan')}
      </p>
      <div className={classes.qr}>
        <QrCode content={uri} label={t('factor.qr')} />
      </div>
      <CopyField label={t('factor.secret')} value={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
      <CodeInput ref={code} label={t('factor.code')} inputMode="numeric" {...form.getInputProps('code')} />
      <FormEnd action={t('factor.turnOn')} isBusy={finish.isPending} error={finish.error} onClose={onClose} />
    </form>
  );
}

import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PasswordStrength } from './password-strength.js';

const LONGEST = 200;

interface Props extends PasswordInputProps {
  value: string;
}

/** Where a password is chosen, with a hint how good it is. */
export function NewPasswordInput(props: Props) {
  const { t } = useTranslation('password');
  return (
    <div>
      <PasswordInput
        autoComplete="new-password"
        maxLength={LONGEST}
        visibilityToggleButtonProps={{ 'aria-label': t('show'), tabIndex: 0 }}
        {...props}
      />
      <PasswordStrength password={props.value} />
    </div>
  );
}

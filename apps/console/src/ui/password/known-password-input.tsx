import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Where one types the password that one has. */
export function KnownPasswordInput(props: PasswordInputProps) {
  const { t } = useTranslation('password');
  return (
    <PasswordInput autoComplete="current-password" visibilityToggleButtonProps={{ 'aria-label': t('show'), tabIndex: 0 }} {...props} />
  );
}

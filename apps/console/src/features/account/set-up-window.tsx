import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactorSecret } from '../../api/account.js';
import { AccountWindow } from './account-window.js';
import { ConfirmCode } from './confirm-code.js';
import { ConfirmPassword } from './confirm-password.js';
import { RecoveryCodes } from './recovery-codes.js';
import { useSecondFactorChange } from './use-second-factor-change.js';

interface Props {
  email: string;
  onClose: () => void;
}

/** Turns the second factor on: the password, the app's first code, the recovery codes. */
export function SetUpWindow({ email, onClose }: Props) {
  const { t } = useTranslation('account');
  const [secret, setSecret] = useState<SecondFactorSecret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const changed = useSecondFactorChange();
  const close = (): void => {
    if (codes) changed(true);
    onClose();
  };
  return (
    <AccountWindow title={t(codes ? 'factor.codesTitle' : 'factor.title')} isSticky={codes !== null} onClose={close}>
      {codes ? (
        <RecoveryCodes codes={codes} email={email} onDone={close} />
      ) : secret ? (
        <ConfirmCode secret={secret} onDone={setCodes} onClose={close} />
      ) : (
        <ConfirmPassword email={email} onDone={setSecret} onClose={close} />
      )}
    </AccountWindow>
  );
}

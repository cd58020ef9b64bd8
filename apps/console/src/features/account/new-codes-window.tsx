import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renewRecoveryCodes } from '../../api/account.js';
import { AccountWindow } from './account-window.js';
import { ProofForm } from './proof-form.js';
import { RecoveryCodes } from './recovery-codes.js';
import { useSecondFactorChange } from './use-second-factor-change.js';

export function NewCodesWindow({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation('account');
  const [codes, setCodes] = useState<string[] | null>(null);
  const changed = useSecondFactorChange();
  const keep = (made: string[]): void => {
    changed(true);
    setCodes(made);
  };
  return (
    <AccountWindow title={t(codes ? 'factor.codesTitle' : 'factor.newTitle')} isSticky={codes !== null} onClose={onClose}>
      {codes ? (
        <RecoveryCodes codes={codes} email={email} onDone={onClose} />
      ) : (
        <ProofForm
          email={email}
          text={t('factor.newText')}
          action={t('factor.make')}
          run={renewRecoveryCodes}
          onDone={keep}
          onClose={onClose}
        />
      )}
    </AccountWindow>
  );
}

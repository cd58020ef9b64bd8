import { useTranslation } from 'react-i18next';
import { turnSecondFactorOff } from '../../api/account.js';
import { toast } from '../../ui/toast.js';
import { AccountWindow } from './account-window.js';
import { ProofForm } from './proof-form.js';
import { useSecondFactorChange } from './use-second-factor-change.js';

export function TurnOffWindow({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation('account');
  const changed = useSecondFactorChange();
  return (
    <AccountWindow title={t('factor.offTitle')} onClose={onClose}>
      <ProofForm
        email={email}
        text={t('factor.offText')}
        action={t('factor.off')}
        run={turnSecondFactorOff}
        onDone={() => {
          changed(false);
          toast(t('factor.turnedOff'));
          onClose();
        }}
        onClose={onClose}
      />
    </AccountWindow>
  );
}

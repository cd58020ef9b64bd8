import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import parts from '../parts/parts.module.css';
import { risksBan } from './messengers.js';

/** Said before anybody connects his own number in a way that the messenger does not allow. */
export function ConnectWarning({ transport }: { transport: string }) {
  const { t } = useTranslation('channels');
  if (!risksBan(transport)) return null;
  return (
    <div className={parts.warning} role="note">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <strong>{t('connect.risk.title')}</strong>
        <p>{t('connect.risk.text')}</p>
      </div>
    </div>
  );
}

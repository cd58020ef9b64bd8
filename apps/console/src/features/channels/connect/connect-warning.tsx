import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import parts from '../parts/parts.module.css';

/** Said before anybody connects his own number in a way that the messenger does not like. */
export function ConnectWarning({ transport }: { transport: string }) {
  const { t, i18n } = useTranslation('channels');
  if (!i18n.exists(`channels:connect.warning.${transport}`)) return null;
  return (
    <div className={parts.warning} role="note">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <strong>{t(`connect.warning.${transport}.title`)}</strong>
        <p>{t(`connect.warning.${transport}.text`)}</p>
      </div>
    </div>
  );
}

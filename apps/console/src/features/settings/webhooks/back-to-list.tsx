import { useTranslation } from 'react-i18next';
import { BackLink } from '../back-link.js';

export function BackToList() {
  const { t } = useTranslation('settings');
  return (
    <BackLink to="/settings/webhooks" search={{}}>
      {t('webhooks.back')}
    </BackLink>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../api/session.js';
import { SidePage } from '../payloads/side-page.js';
import { SecretsPanel } from './secrets-panel.js';

/** What HTTP steps may use without anybody reading it. */
export default function SecretsPage() {
  const { t } = useTranslation('steps');
  const { data: me } = useQuery(meQuery);
  return (
    <SidePage title={t('secrets.title')}>{me?.operator.role === 'admin' ? <SecretsPanel /> : <p>{t('secrets.adminsOnly')}</p>}</SidePage>
  );
}

import '../steps/texts.js';
import '../texts.js';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/use-may.js';
import { SidePage } from '../payloads/side-page.js';
import { SecretsPanel } from './secrets-panel.js';

/** What HTTP steps may use without anybody reading it. */
export default function SecretsPage() {
  const { t } = useTranslation('steps');
  const may = useMay('manage_secrets');
  return <SidePage title={t('secrets.title')}>{may ? <SecretsPanel /> : <p>{t('secrets.adminsOnly')}</p>}</SidePage>;
}

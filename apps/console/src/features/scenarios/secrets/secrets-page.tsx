import { useTranslation } from 'react-i18next';

export default function SecretsPage() {
  const { t } = useTranslation('scenarios');
  return <h1>{t('secrets.title')}</h1>;
}

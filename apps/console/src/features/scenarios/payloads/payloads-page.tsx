import { useTranslation } from 'react-i18next';

export default function PayloadsPage() {
  const { t } = useTranslation('scenarios');
  return <h1>{t('payloads.title')}</h1>;
}

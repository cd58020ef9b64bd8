import { useTranslation } from 'react-i18next';

/** All scenarios of the company. */
export default function ScenariosPage() {
  const { t } = useTranslation('scenarios');
  return <h1>{t('list.title')}</h1>;
}

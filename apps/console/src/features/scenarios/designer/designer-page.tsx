import { useTranslation } from 'react-i18next';

/** Where one scenario is drawn. */
export default function DesignerPage() {
  const { t } = useTranslation('scenarios');
  return <h1>{t('list.title')}</h1>;
}

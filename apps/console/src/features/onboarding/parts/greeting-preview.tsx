import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';

/** What a client sees who writes for the first time. */
export function GreetingPreview({ text, company }: { text: string; company: string }) {
  const { t } = useTranslation('onboarding');
  return (
    <figure className={classes.preview} aria-label={t('center.preview')}>
      <figcaption className={classes.previewHead}>{company}</figcaption>
      <p className={classes.previewIn}>{t('center.previewClient')}</p>
      {text.trim() ? <p className={classes.previewOut}>{text}</p> : <p className={classes.previewNone}>{t('center.previewNone')}</p>}
    </figure>
  );
}

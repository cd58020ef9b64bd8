import { useTranslation } from 'react-i18next';
import classes from './phone.module.css';

/** The top of a browser's window, and what one sees of the page behind the chat. */
export function WindowBar() {
  const { t } = useTranslation('simulator');
  return (
    <>
      <div className={classes.windowBar}>
        <i aria-hidden="true" />
        <i aria-hidden="true" />
        <i aria-hidden="true" />
        <span className={classes.address}>{t('phone.site')}</span>
      </div>
      <div className={classes.pageBehind} aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </>
  );
}

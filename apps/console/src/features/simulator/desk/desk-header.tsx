import { useTranslation } from 'react-i18next';
import { AppearanceSwitches } from '../../../ui/appearance-switches.js';
import classes from './desk.module.css';
import { OutsideLinks } from './outside-links.js';

/** Says what this page is, before anybody takes it for a real phone. */
export function DeskHeader() {
  const { t } = useTranslation('simulator');
  return (
    <header className={classes.header}>
      <img src="/favicon.svg" width={28} height={28} alt="" />
      <div className={classes.headerText}>
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.explanation}>{t('explanation')}</p>
      </div>
      <OutsideLinks />
      <AppearanceSwitches />
    </header>
  );
}

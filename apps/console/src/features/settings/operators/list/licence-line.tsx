import { useTranslation } from 'react-i18next';
import type { StaffList } from '../../../../api/staff.js';
import classes from './list.module.css';

/** How many people the company has, of how many it may have; invited ones take a place as well. */
export function LicenceLine({ licence: { registered, count } }: Pick<StaffList, 'licence'>) {
  const { t } = useTranslation('operators');
  const full = count !== null && registered >= count;
  return (
    <p className={classes.licence} data-full={full || undefined}>
      {count === null ? t('licenceOpen', { registered }) : t('licence', { registered, count })}
      {full && <span className={classes.full}>{t('licenceFull')}</span>}
    </p>
  );
}

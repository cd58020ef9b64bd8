import { IconArrowBarToDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../api/types.js';
import { countsAs } from './permission-set.js';
import classes from './roles.module.css';

/** What the role counts as, as it follows from what is ticked. */
export function BaseRole({ chosen }: { chosen: readonly Permission[] }) {
  const { t } = useTranslation('roles');
  const role = countsAs(chosen);
  return (
    <p className={classes.base} role="status">
      <IconArrowBarToDown size={16} aria-hidden />
      <span>
        <strong>{t(`countsAs.${role}`)}</strong>, {t(`because.${role}`)}
      </span>
    </p>
  );
}

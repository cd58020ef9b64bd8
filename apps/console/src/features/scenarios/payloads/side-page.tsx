import { Link } from '@tanstack/react-router';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './payloads.module.css';

/** A page beside the list of scenarios, with the way back to it. */
export function SidePage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation(['scenarios', 'steps']);
  useEffect(() => {
    document.title = `${title} · Deskwire`;
  }, [title]);
  return (
    <div className={classes.scroll} role="region" aria-label={title} data-region="scenarios" tabIndex={0}>
      <div className={classes.page}>
        <Link to="/scenarios" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('scenarios:list.title')}
        </Link>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
    </div>
  );
}

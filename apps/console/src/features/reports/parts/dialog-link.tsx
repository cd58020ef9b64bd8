import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';

/** Leads to the dialog itself. */
export function DialogLink({ dialogId, children }: { dialogId: number; children?: string }) {
  const { t } = useTranslation('reports');
  return (
    <Link
      to="/chat/$dialogId"
      params={{ dialogId: String(dialogId) }}
      search={{ filter: 'all' }}
      className={classes.link}
      aria-label={t('openDialog', { what: children ?? String(dialogId) })}
    >
      {children ?? dialogId}
    </Link>
  );
}

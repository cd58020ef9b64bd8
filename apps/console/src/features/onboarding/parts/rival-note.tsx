import { useTranslation } from 'react-i18next';
import type { Rival } from '../model/drafts.js';
import classes from './parts.module.css';

export function useRivalWords(): (rival: Rival) => string {
  const { t } = useTranslation('onboarding');
  return ({ name, own }) => (own ? t('rival.own') : name === null ? t('rival.somebody') : t('rival.other', { name }));
}

/** Under a field: its help, or that somebody else is at it right now. */
export function RivalOr({ rival, children }: { rival: Rival | null; children?: string }) {
  const words = useRivalWords();
  if (!rival) return children ?? null;
  return (
    <span className={classes.rival} role="status">
      {words(rival)}
    </span>
  );
}

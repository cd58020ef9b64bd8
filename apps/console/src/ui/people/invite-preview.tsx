import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { invitationCheckQuery, type InviteResult } from '../../api/invitations.js';
import { errorText } from '../toast.js';
import { countOutcomes } from './invite-outcomes.js';
import { OutcomeList } from './outcome-list.js';
import classes from './people.module.css';

const NONE: readonly InviteResult[] = [];

/** What would become of each address, as one types. */
export function InvitePreview({ text }: { text: string }) {
  const { t } = useTranslation('people');
  const { data, error } = useQuery(invitationCheckQuery(text));
  const results = text.trim() ? (data?.results ?? NONE) : NONE;
  if (error) return <p className={classes.problem}>{errorText(error)}</p>;
  return (
    <div className={classes.preview}>
      <p className={classes.sum} role="status">
        {countOutcomes(results)
          .map(([outcome, count]) => t(`sum.${outcome}`, { count }))
          .join(' · ')}
      </p>
      {results.length > 0 && <OutcomeList results={results} tense="plan" label={t('preview')} />}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationsQuery } from '../../../../api/invitations.js';
import { LoadState } from '../../load-state.js';
import { Section } from '../../section.js';
import settings from '../../settings.module.css';
import { InvitationRow } from './invitation-row.js';
import classes from './invitations.module.css';

const isOpen = ({ state }: { state: string }): boolean => state === 'pending' || state === 'expired';

/** Who is invited and has not come; those who came or were taken back on demand. */
export function Invitations() {
  const { t } = useTranslation('operators');
  const invitations = useQuery(invitationsQuery);
  const [all, setAll] = useState(false);
  const items = invitations.data?.items ?? [];
  const past = items.filter((one) => !isOpen(one)).length;
  const shown = all ? items : items.filter(isOpen);
  if (invitations.data && items.length === 0) return null;
  return (
    <Section title={t('invitations')}>
      {invitations.data && !invitations.data.mail && <p className={settings.note}>{t('noMail')}</p>}
      <LoadState query={invitations} height={80} />
      {invitations.data && shown.length === 0 && <p className={settings.note}>{t('noneOpen')}</p>}
      <ul className={classes.list} aria-label={t('invitations')}>
        {shown.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {past > 0 && (
        <div>
          <Button size="compact-sm" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('hidePast') : t('showPast', { count: past })}
          </Button>
        </div>
      )}
    </Section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { invitationQuery } from '../../api/links.js';
import { InvitationForm } from './invitation-form.js';
import { LinkLook } from './link-look.js';
import { useLinkToken } from './use-link-token.js';

/** Where the letter of an invitation leads: names and a password, and one is in. */
export default function InvitationPage() {
  const { t } = useTranslation('auth');
  const token = useLinkToken();
  const looked = useQuery(invitationQuery(token));
  return (
    <LinkLook kind="invitation" title={t('invitation.titleWaiting')} token={token} looked={looked}>
      {(invitation) => <InvitationForm key={token} token={token} invitation={invitation} />}
    </LinkLook>
  );
}

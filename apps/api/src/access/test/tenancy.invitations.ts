import type { Browser } from '../../../../../test/api/browser.js';
import type { Cases, sendersOf } from './tenancy-senders.js';

export interface InvitationRows {
  invitationId: number;
}

/** Somebody whom they have invited. */
export async function invitationRows(admin: Browser, name: string): Promise<InvitationRows> {
  const people = [{ email: `${name.toLowerCase()}@example.test`, firstName: name }];
  const answer = await admin.send('POST', '/api/invitations', { people, role: 'operator' });
  const [result] = answer.json<{ results: { invitation: { id: number } }[] }>().results;
  return { invitationId: result!.invitation.id };
}

/** The ids of invitations and of what they are made with, for the test of tenancy. */
export function invitationCases(
  { post, remove }: ReturnType<typeof sendersOf>,
  theirs: InvitationRows & { operatorId: number; groupId: number; roleId: number },
): Cases {
  const { invitationId, operatorId, groupId, roleId } = theirs;
  const list = { text: 'somebody@example.test' };
  return {
    'POST /api/invitations/{id}/resend id': post(invitationId, (id) => `/api/invitations/${id}/resend`),
    'DELETE /api/invitations/{id} id': remove(invitationId, (id) => `/api/invitations/${id}`),
    'POST /api/invitations groupIds': post(
      groupId,
      () => '/api/invitations',
      (id) => ({ ...list, role: 'operator', groupIds: [id] }),
    ),
    'POST /api/invitations customRoleId': post(
      roleId,
      () => '/api/invitations',
      (id) => ({ ...list, customRoleId: id }),
    ),
    'POST /api/operators/{id}/password-link id': post(operatorId, (id) => `/api/operators/${id}/password-link`),
  };
}

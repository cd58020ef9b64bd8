import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { DialogRows } from '../../../../../test/api/rows.js';
import type { Cases, Senders } from './tenancy-senders.js';

export interface ServiceRows {
  shareId: number;
}

/** A link to a chat of a company. */
export async function serviceRows(api: ApiUnderTest, { companyId, dialogId }: DialogRows): Promise<ServiceRows> {
  const [share] = await api.rows<{ id: string }>(
    `insert into chat_share (company_id, dialog_id, token_hash, expires_at) values ($1, $2, sha256('a link'), now() + interval '1 day') returning id`,
    [companyId, dialogId],
  );
  return { shareId: Number(share!.id) };
}

/** Tickets, requests, links to chats, and chats as files. */
export function serviceCases(
  { get, post, patch, remove }: Senders,
  ours: DialogRows & { ticketId: number },
  theirs: DialogRows & ServiceRows & { ticketId: number; operatorId: number },
): Cases {
  return {
    'GET /api/dialogs/{id}/requests id': get(theirs.dialogId, (id) => `/api/dialogs/${id}/requests`),
    'GET /api/dialogs/{id}/export id': get(theirs.dialogId, (id) => `/api/dialogs/${id}/export?format=csv`),
    'GET /api/dialogs/{id}/shares id': get(theirs.dialogId, (id) => `/api/dialogs/${id}/shares`),
    'POST /api/dialogs/{id}/shares id': post(
      theirs.dialogId,
      (id) => `/api/dialogs/${id}/shares`,
      () => ({ days: 1 }),
    ),
    'DELETE /api/shares/{id} id': remove(theirs.shareId, (id) => `/api/shares/${id}`),
    'GET /api/tickets clientId': get(theirs.clientId, (id) => `/api/tickets?clientId=${id}`),
    'GET /api/tickets dialogId': get(theirs.dialogId, (id) => `/api/tickets?dialogId=${id}`),
    'GET /api/tickets/{id} id': get(theirs.ticketId, (id) => `/api/tickets/${id}`),
    'POST /api/tickets dialogId': post(
      theirs.dialogId,
      () => '/api/tickets',
      (id) => ({ title: 'Look', dialogId: id }),
    ),
    'POST /api/tickets operatorId': post(
      theirs.operatorId,
      () => '/api/tickets',
      (id) => ({ title: 'Look', operatorId: id }),
    ),
    'PATCH /api/tickets/{id} id': patch(
      theirs.ticketId,
      (id) => `/api/tickets/${id}`,
      () => ({ title: 'Taken over' }),
    ),
    'PATCH /api/tickets/{id} operatorId': patch(
      theirs.operatorId,
      () => `/api/tickets/${ours.ticketId}`,
      (id) => ({ operatorId: id }),
    ),
    'DELETE /api/tickets/{id} id': remove(theirs.ticketId, (id) => `/api/tickets/${id}`),
  };
}

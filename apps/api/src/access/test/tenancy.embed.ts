import type { Cases, Senders } from './tenancy-senders.js';

interface TheirRows {
  companyId: number;
  operatorId: number;
  dialogId: number;
  attachmentId: number;
}

/** The ids by which somebody's chats could be shown in a frame. */
export const embedCases = ({ post, v1Write }: Senders, ours: { operatorId: number }, theirs: TheirRows): Cases => ({
  'POST /api/attachments/{id}/link id': post(theirs.attachmentId, (id) => `/api/attachments/${id}/link`),
  'POST /api/embed-tokens dialogId': post(
    theirs.dialogId,
    () => '/api/embed-tokens',
    (id) => ({ dialogId: id }),
  ),
  'POST /api/embed/session companyId': post(
    theirs.companyId,
    () => '/api/embed/session',
    (id) => ({ companyId: id, token: 'a'.repeat(43), origin: 'https://crm.example' }),
  ),
  'POST /v1/embed_tokens operator_id': v1Write(
    theirs.operatorId,
    'POST',
    () => '/embed_tokens',
    (id) => ({ operator_id: id }),
  ),
  'POST /v1/embed_tokens dialog_id': v1Write(
    theirs.dialogId,
    'POST',
    () => '/embed_tokens',
    (id) => ({ operator_id: ours.operatorId, dialog_id: id }),
  ),
});

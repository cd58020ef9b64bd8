import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Cases } from './tenancy-senders.js';

interface Rows {
  dialogId: number;
  messageId: number;
  operatorId: number;
  groupId: number;
}

/** The ids that a transfer can carry. */
export function transferCases(api: ApiUnderTest, token: string, ours: Omit<Rows, 'groupId'>, theirs: Rows): Cases {
  const v1 = (foreign: number, url: (id: number) => string, method: 'GET' | 'POST' | 'PUT' = 'GET'): Cases[string] => ({
    foreign,
    send: (id) => api.v1(token, method, url(id)),
  });
  const of = (foreign: number, url: (id: number) => string, method?: 'POST') => v1(foreign, (id) => `/messages/${url(id)}`, method);
  return {
    'PUT /v1/dialogs/{id} id': v1(theirs.dialogId, (id) => `/dialogs/${id}`, 'PUT'),
    'PUT /v1/dialogs/{id} operator_id': v1(theirs.operatorId, (id) => `/dialogs/${ours.dialogId}?operator_id=${id}`, 'PUT'),
    'GET /v1/messages/{id}/transfer id': of(theirs.messageId, (id) => `${id}/transfer?operator_id=${ours.operatorId}`),
    'GET /v1/messages/{id}/transfer operator_id': of(theirs.operatorId, (id) => `${ours.messageId}/transfer?operator_id=${id}`),
    'GET /v1/messages/{id}/transfer_to_group id': of(theirs.messageId, (id) => `${id}/transfer_to_group?group_id=1`),
    'GET /v1/messages/{id}/transfer_to_group group_id': of(theirs.groupId, (id) => `${ours.messageId}/transfer_to_group?group_id=${id}`),
    'POST /v1/messages/{id}/assign id': of(theirs.messageId, (id) => `${id}/assign?operator_id=${ours.operatorId}`, 'POST'),
    'POST /v1/messages/{id}/assign operator_id': of(theirs.operatorId, (id) => `${ours.messageId}/assign?operator_id=${id}`, 'POST'),
  };
}

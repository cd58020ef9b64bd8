import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { aTag, aTagGroup, type DialogRows } from '../../../../../test/api/rows.js';
import type { Cases, Senders } from './tenancy-senders.js';

/** What programs and managers know beside dialogs and messages. */
export interface IntegratorRows {
  tagId: number;
  tagGroupId: number;
  macroId: number;
  customFieldId: number;
  ticketId: number;
}

/** Rows of a company whose every text is the marker. */
export async function integratorRows(api: ApiUnderTest, dialog: DialogRows, marker: string): Promise<IntegratorRows> {
  const idOf = async (insert: string): Promise<number> =>
    Number((await api.rows<{ id: string }>(insert, [dialog.companyId, marker]))[0]!.id);
  return {
    tagGroupId: await aTagGroup(api, dialog.companyId, marker),
    tagId: await aTag(api, dialog.companyId, marker),
    macroId: await idOf(`insert into macro (company_id, command, name, text) values ($1, $2, $2, $2) returning id`),
    ticketId: await idOf(`insert into ticket (company_id, number, title) values ($1, 1, $2) returning id`),
    customFieldId: await idOf(`insert into custom_client_field (company_id, name) values ($1, $2) returning id`),
  };
}

/** A link is looked at before the ticket that it is for. */
const MISSING_TICKET = 999_999_999_998;

type Theirs = DialogRows & IntegratorRows & { requestId: number; operatorId: number };

export function integratorCases(senders: Senders, ours: DialogRows & { tagId: number }, theirs: Theirs): Cases {
  return { ...consoleCases(senders, ours, theirs), ...tagCases(senders, ours, theirs), ...listCases(senders, theirs) };
}

function consoleCases(
  { post, put, patch, remove }: Senders,
  ours: DialogRows & { tagId: number },
  theirs: DialogRows & IntegratorRows,
): Cases {
  return {
    'POST /api/clients/{id}/tags id': post(
      theirs.clientId,
      (id) => `/api/clients/${id}/tags`,
      () => ({ tagIds: [ours.tagId] }),
    ),
    'POST /api/clients/{id}/tags tagIds': post(
      theirs.tagId,
      () => `/api/clients/${ours.clientId}/tags`,
      (id) => ({ tagIds: [id] }),
    ),
    'DELETE /api/clients/{id}/tags/{tagId} id': remove(theirs.clientId, (id) => `/api/clients/${id}/tags/${ours.tagId}`),
    'DELETE /api/clients/{id}/tags/{tagId} tagId': remove(theirs.tagId, (id) => `/api/clients/${ours.clientId}/tags/${id}`),
    'POST /api/tags groupId': post(
      theirs.tagGroupId,
      () => '/api/tags',
      (id) => ({ label: 'New', groupId: id }),
    ),
    'PUT /api/tags/order tagIds': put(
      theirs.tagId,
      () => '/api/tags/order',
      (id) => ({ tagIds: [id] }),
    ),
    'PATCH /api/tags/{id} id': patch(
      theirs.tagId,
      (id) => `/api/tags/${id}`,
      () => ({ label: 'Taken over' }),
    ),
    'PATCH /api/tags/{id} groupId': patch(
      theirs.tagGroupId,
      () => `/api/tags/${ours.tagId}`,
      (id) => ({ groupId: id }),
    ),
    'DELETE /api/tags/{id} id': remove(theirs.tagId, (id) => `/api/tags/${id}`),
    'PUT /api/tag-groups/order tagGroupIds': put(
      theirs.tagGroupId,
      () => '/api/tag-groups/order',
      (id) => ({ tagGroupIds: [id] }),
    ),
    'PATCH /api/tag-groups/{id} id': patch(
      theirs.tagGroupId,
      (id) => `/api/tag-groups/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'DELETE /api/tag-groups/{id} id': remove(theirs.tagGroupId, (id) => `/api/tag-groups/${id}`),
    'PATCH /api/macros/{id} id': patch(
      theirs.macroId,
      (id) => `/api/macros/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'DELETE /api/macros/{id} id': remove(theirs.macroId, (id) => `/api/macros/${id}`),
    'PATCH /api/custom-fields/{id} id': patch(
      theirs.customFieldId,
      (id) => `/api/custom-fields/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'DELETE /api/custom-fields/{id} id': remove(theirs.customFieldId, (id) => `/api/custom-fields/${id}`),
  };
}

function tagCases({ v1, v1Write }: Senders, ours: DialogRows & { tagId: number }, theirs: Theirs): Cases {
  return {
    'GET /v1/tags/{id} id': v1(theirs.tagId, (id) => `/tags/${id}`),
    'POST /v1/tags tag_group_id': v1Write(
      theirs.tagGroupId,
      'POST',
      () => '/tags',
      (id) => ({ tag_label: 'Another', tag_group_id: id }),
    ),
    'POST /v1/tags/assign_to tag_ids': v1Write(
      theirs.tagId,
      'POST',
      () => '/tags/assign_to',
      (id) => ({ tag_ids: [id], assignee_type: 'client', assignee_id: ours.clientId }),
    ),
    'POST /v1/tags/assign_to assignee_id': v1Write(
      theirs.clientId,
      'POST',
      () => '/tags/assign_to',
      (id) => ({ tag_ids: [ours.tagId], assignee_type: 'client', assignee_id: id }),
    ),
    'DELETE /v1/tags/{id}/delete_from id': v1Write(
      theirs.tagId,
      'DELETE',
      (id) => `/tags/${id}/delete_from`,
      () => ({ client_id: ours.clientId }),
    ),
    'DELETE /v1/tags/{id}/delete_from client_id': v1Write(
      theirs.clientId,
      'DELETE',
      () => `/tags/${ours.tagId}/delete_from`,
      (id) => ({ client_id: id }),
    ),
    'DELETE /v1/tags/{id}/delete_from request_id': v1Write(
      theirs.requestId,
      'DELETE',
      () => `/tags/${ours.tagId}/delete_from`,
      (id) => ({ request_id: id }),
    ),
  };
}

function listCases({ v1, v1Write }: Senders, theirs: Theirs): Cases {
  const ticket = (method: 'POST' | 'PUT', field: string, foreign: number) =>
    v1Write(
      foreign,
      method,
      () => (method === 'POST' ? '/tickets' : `/tickets/${MISSING_TICKET}`),
      (id) => ({ title: 'Look', [field]: id }),
    );
  return {
    'GET /v1/templates/{id} id': v1(theirs.macroId, (id) => `/templates/${id}`),
    'GET /v1/tickets client_id': v1(theirs.clientId, (id) => `/tickets?client_id=${id}`),
    'GET /v1/tickets dialog_id': v1(theirs.dialogId, (id) => `/tickets?dialog_id=${id}`),
    'GET /v1/tickets operator_id': v1(theirs.operatorId, (id) => `/tickets?operator_id=${id}`),
    'GET /v1/tickets/{id} id': v1(theirs.ticketId, (id) => `/tickets/${id}`),
    'POST /v1/tickets client_id': ticket('POST', 'client_id', theirs.clientId),
    'POST /v1/tickets dialog_id': ticket('POST', 'dialog_id', theirs.dialogId),
    'POST /v1/tickets operator_id': ticket('POST', 'operator_id', theirs.operatorId),
    'PUT /v1/tickets/{id} id': v1Write(
      theirs.ticketId,
      'PUT',
      (id) => `/tickets/${id}`,
      () => ({ title: 'Taken over' }),
    ),
    'PUT /v1/tickets/{id} client_id': ticket('PUT', 'client_id', theirs.clientId),
    'PUT /v1/tickets/{id} dialog_id': ticket('PUT', 'dialog_id', theirs.dialogId),
    'PUT /v1/tickets/{id} operator_id': ticket('PUT', 'operator_id', theirs.operatorId),
    'DELETE /v1/tickets/{id} id': v1Write(theirs.ticketId, 'DELETE', (id) => `/tickets/${id}`),
    'GET /v1/scenarios/menu_items channel_id': v1(theirs.channelId, (id) => `/scenarios/menu_items?channel_id=${id}`),
    'POST /v1/scenarios/send_menu_item client_id': v1Write(
      theirs.clientId,
      'POST',
      () => '/scenarios/send_menu_item',
      (id) => ({ client_id: id, menu_item_id: 1 }),
    ),
    'POST /v1/scenarios/send_menu_item menu_item_id': v1Write(
      theirs.tagId,
      'POST',
      () => '/scenarios/send_menu_item',
      (id) => ({ client_id: theirs.clientId, menu_item_id: id }),
    ),
    'GET /v1/web_analytics_data client_id': v1(theirs.clientId, (id) => `/web_analytics_data?client_id=${id}`),
  };
}

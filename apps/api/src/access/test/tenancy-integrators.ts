import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { aTag, aTagGroup, type DialogRows } from '../../../../../test/api/rows.js';
import type { Cases, Senders } from './tenancy-senders.js';

/** What programs and managers know beside dialogs and messages. */
export interface IntegratorRows {
  tagId: number;
  tagGroupId: number;
  macroId: number;
  customFieldId: number;
}

/** Rows of a company whose every text is the marker. */
export async function integratorRows(api: ApiUnderTest, dialog: DialogRows, marker: string): Promise<IntegratorRows> {
  const idOf = async (insert: string): Promise<number> =>
    Number((await api.rows<{ id: string }>(insert, [dialog.companyId, marker]))[0]!.id);
  return {
    tagGroupId: await aTagGroup(api, dialog.companyId, marker),
    tagId: await aTag(api, dialog.companyId, marker),
    macroId: await idOf(`insert into macro (company_id, command, name, text) values ($1, $2, $2, $2) returning id`),
    customFieldId: await idOf(`insert into custom_client_field (company_id, name) values ($1, $2) returning id`),
  };
}

type Theirs = DialogRows & IntegratorRows & { requestId: number };

export function integratorCases(senders: Senders, ours: DialogRows & { tagId: number }, theirs: Theirs): Cases {
  return { ...consoleCases(senders, ours, theirs), ...tagCases(senders, ours, theirs) };
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

import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Cases, sendersOf } from './tenancy-senders.js';

export interface StaffRows {
  ownStatusId: number;
  heldRoleId: number;
}

/** A status and a role of theirs, whose names must not be told. */
export async function staffRows(api: ApiUnderTest, companyId: number, marker: string): Promise<StaffRows> {
  const idOf = async (sql: string): Promise<number> => Number((await api.rows<{ id: string }>(sql, [companyId, marker]))[0]!.id);
  return {
    ownStatusId: await idOf(`insert into operator_status (company_id, name, kind) values ($1, $2, 'away') returning id`),
    heldRoleId: await idOf(
      `insert into custom_role (company_id, name, permissions, base_role) values ($1, $2 || ' staff', '{tags}', 'operator') returning id`,
    ),
  };
}

type Theirs = StaffRows & { operatorId: number; groupId: number; channelId: number };

/** The ids of the staff, its groups and statuses, for the test of tenancy. */
export function staffCases(
  { get, post, patch, put, remove }: ReturnType<typeof sendersOf>,
  ours: { operatorId: number; groupId: number },
  { ownStatusId, heldRoleId, operatorId, groupId, channelId }: Theirs,
): Cases {
  const card = (): string => `/api/operators/${ours.operatorId}`;
  const group = (): string => `/api/groups/${ours.groupId}`;
  const newGroup = (): string => '/api/groups';
  return {
    'GET /api/staff/{id} id': get(operatorId, (id) => `/api/staff/${id}`),
    'PATCH /api/operators/{id} id': patch(
      operatorId,
      (id) => `/api/operators/${id}`,
      () => ({ takesPartInQueue: false }),
    ),
    'PATCH /api/operators/{id} customRoleId': patch(heldRoleId, card, (id) => ({ customRoleId: id })),
    'PATCH /api/operators/{id} groupIds': patch(groupId, card, (id) => ({ groupIds: [id] })),
    'DELETE /api/operators/{id} id': remove(operatorId, (id) => `/api/operators/${id}`),
    ...Object.fromEntries(
      ['block', 'unblock', 'restore'].map((act) => [
        `POST /api/operators/{id}/${act} id`,
        post(operatorId, (id) => `/api/operators/${id}/${act}`),
      ]),
    ),
    'PATCH /api/groups/{id} id': patch(
      groupId,
      (id) => `/api/groups/${id}`,
      () => ({ autoAssign: false }),
    ),
    'PATCH /api/groups/{id} operatorIds': patch(operatorId, group, (id) => ({ operatorIds: [id] })),
    'PATCH /api/groups/{id} channelIds': patch(channelId, group, (id) => ({ channelIds: [id] })),
    'POST /api/groups operatorIds': post(operatorId, newGroup, (id) => ({ name: 'Night', operatorIds: [id] })),
    'POST /api/groups channelIds': post(channelId, newGroup, (id) => ({ name: 'Night', channelIds: [id] })),
    'DELETE /api/groups/{id} id': remove(groupId, (id) => `/api/groups/${id}`),
    'PATCH /api/operator-statuses/{id} id': patch(
      ownStatusId,
      (id) => `/api/operator-statuses/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'DELETE /api/operator-statuses/{id} id': remove(ownStatusId, (id) => `/api/operator-statuses/${id}`),
    'PUT /api/operator-statuses/order ids': put(
      ownStatusId,
      () => '/api/operator-statuses/order',
      (id) => ({ ids: [id] }),
    ),
    'PATCH /api/me statusId': patch(
      ownStatusId,
      () => '/api/me',
      (id) => ({ statusId: id }),
    ),
  };
}

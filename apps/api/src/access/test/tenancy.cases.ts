import { randomUUID } from 'node:crypto';
import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import type { DialogRows } from '../../../../../test/api/rows.js';
import { billingCases, type BillingRows } from './tenancy.billing.js';
import { cardCases, type CardRows } from './tenancy.cards.js';
import { integratorCases, type IntegratorRows } from './tenancy-integrators.js';
import { embedCases } from './tenancy.embed.js';
import { internalCases, type InternalRows } from './tenancy.internal.js';
import { invitationCases, type InvitationRows } from './tenancy.invitations.js';
import { reportCases, type ReportRows } from './tenancy.reports.js';
import { roleCases, type RoleRows } from './tenancy.roles.js';
import { runCases, type RunRows, type StartableRows } from './tenancy.runs.js';
import { scenarioCases, type ScenarioRows } from './tenancy.scenarios.js';
import { searchCases } from './tenancy.search.js';
import { sendersOf, type Cases } from './tenancy-senders.js';
import { serviceCases, type ServiceRows } from './tenancy.service.js';
import { sessionCases, type SessionRows } from './tenancy.sessions.js';
import { staffCases, type StaffRows } from './tenancy.staff.js';
import { transferCases } from './tenancy.transfers.js';
import { webhookCases } from './tenancy.webhooks.js';

export type { Cases };

export interface World {
  ours: DialogRows & {
    operatorId: number;
    messageId: number;
    webhookId: number;
    tagId: number;
    groupId: number;
    ticketId: number;
  } & ScenarioRows &
    StartableRows &
    InternalRows &
    CardRows &
    ReportRows &
    RoleRows;
  theirs: DialogRows &
    IntegratorRows &
    ReportRows &
    CardRows &
    RunRows &
    RoleRows &
    ServiceRows &
    InvitationRows &
    SessionRows &
    ScenarioRows &
    InternalRows &
    BillingRows &
    StaffRows & {
      operatorId: number;
      groupId: number;
      messageId: number;
      attachmentId: number;
      uploadId: number;
      tokenId: number;
      quarantinedId: number;
      requestId: number;
      webhookId: number;
      deliveryId: number;
    };
}

interface Senders {
  api: ApiUnderTest;
  anna: Browser;
  token: string;
}

const form = {
  unchecked: true,
  transport: 'whatsapp-cloud',
  name: 'New',
  settings: { phone_number_id: '1', waba_id: '2' },
  secrets: { access_token: 'a', app_secret: 'b', verify_token: 'c' },
};

/** Each id that a request can carry, by the name of its route: another company's, and how it is sent. A new route adds its lines here. */
export function casesOf({ api, anna, token }: Senders, { ours, theirs }: World): Cases {
  const { get, post, patch, put, remove, v1 } = sendersOf(api, anna, token);
  const v1Put = (foreign: number, url: (id: number) => string, body: (id: number) => object) => ({
    foreign,
    send: (id: number) => api.v1(token, 'PUT', url(id), body(id)),
  });
  const v1Send = (foreign: number, body: (id: number) => object) => ({
    foreign,
    send: (id: number) => api.v1(token, 'POST', '/messages', { client_id: ours.clientId, text: 'Hello', ...body(id) }),
  });
  const message = (more: object): object => ({ clientMessageId: randomUUID(), kind: 'comment', text: 'Hello', ...more });
  const ourMessages = (): string => `/api/dialogs/${ours.dialogId}/messages`;
  return {
    ...cardCases(sendersOf(api, anna, token), ours, theirs),
    ...integratorCases(sendersOf(api, anna, token), ours, theirs),
    ...reportCases(sendersOf(api, anna, token), ours, theirs),
    ...roleCases(sendersOf(api, anna, token), ours, theirs),
    ...internalCases(sendersOf(api, anna, token), ours, theirs),
    ...runCases(sendersOf(api, anna, token), ours, theirs),
    ...billingCases(sendersOf(api, anna, token), theirs),
    ...staffCases(sendersOf(api, anna, token), ours, theirs),
    ...scenarioCases(sendersOf(api, anna, token), ours, theirs),
    ...serviceCases(sendersOf(api, anna, token), ours, theirs),
    ...sessionCases(sendersOf(api, anna, token), theirs),
    ...searchCases(sendersOf(api, anna, token), theirs),
    ...embedCases(sendersOf(api, anna, token), ours, theirs),
    'GET /api/dialogs channelId': get(theirs.channelId, (id) => `/api/dialogs?channelId=${id}`),
    'GET /api/dialogs/{id} id': get(theirs.dialogId, (id) => `/api/dialogs/${id}`),
    'GET /api/dialogs/{id}/messages id': get(theirs.dialogId, (id) => `/api/dialogs/${id}/messages`),
    'POST /api/dialogs/{id}/messages id': post(
      theirs.dialogId,
      (id) => `/api/dialogs/${id}/messages`,
      () => message({}),
    ),
    'POST /api/dialogs/{id}/messages quotedId': post(theirs.messageId, ourMessages, (id) => message({ quotedId: id })),
    'POST /api/dialogs/{id}/messages uploadIds': post(theirs.uploadId, ourMessages, (id) => message({ uploadIds: [id] })),
    'POST /api/dialogs/{id}/claim id': post(theirs.dialogId, (id) => `/api/dialogs/${id}/claim`),
    'POST /api/dialogs/{id}/close id': post(theirs.dialogId, (id) => `/api/dialogs/${id}/close`),
    'POST /api/dialogs/{id}/reopen id': post(theirs.dialogId, (id) => `/api/dialogs/${id}/reopen`),
    'POST /api/dialogs/{id}/snooze id': post(
      theirs.dialogId,
      (id) => `/api/dialogs/${id}/snooze`,
      () => ({ until: new Date(Date.now() + 3_600_000).toISOString() }),
    ),
    'DELETE /api/dialogs/{id}/snooze id': remove(theirs.dialogId, (id) => `/api/dialogs/${id}/snooze`),
    'PUT /api/dialogs/{id}/draft id': put(
      theirs.dialogId,
      (id) => `/api/dialogs/${id}/draft`,
      () => ({ kind: 'to_client', text: 'Hello' }),
    ),
    'PUT /api/dialogs/{id}/draft quotedId': put(
      theirs.messageId,
      () => `/api/dialogs/${ours.dialogId}/draft`,
      (id) => ({ kind: 'to_client', text: 'Hello', quotedId: id }),
    ),
    'DELETE /api/dialogs/{id}/draft id': remove(theirs.dialogId, (id) => `/api/dialogs/${id}/draft`),
    ...Object.fromEntries(
      (['/api/dialogs/start', '/api/dialogs/start/check'] as const).flatMap((url) => {
        const more = url.endsWith('check') ? {} : { text: 'Hello', clientMessageId: randomUUID() };
        const cases = [
          [
            `POST ${url} channelId`,
            post(
              theirs.channelId,
              () => url,
              (channelId) => ({ channelId, phone: '79001112233', ...more }),
            ),
          ],
          [
            `POST ${url} clientId`,
            post(
              theirs.clientId,
              () => url,
              (clientId) => ({ channelId: ours.channelId, clientId, ...more }),
            ),
          ],
        ] as const;
        const file = [
          `POST ${url} uploadIds`,
          post(
            theirs.uploadId,
            () => url,
            (id) => ({ channelId: ours.channelId, phone: '79001112234', uploadIds: [id], ...more }),
          ),
        ] as const;
        return url.endsWith('check') ? [...cases] : [...cases, file];
      }),
    ),
    'POST /api/dialogs/{id}/read id': post(
      theirs.dialogId,
      (id) => `/api/dialogs/${id}/read`,
      () => ({ upToId: 1 }),
    ),
    'POST /api/dialogs/{id}/read upToId': post(
      theirs.messageId,
      () => `/api/dialogs/${ours.dialogId}/read`,
      (id) => ({ upToId: id }),
    ),
    'POST /api/dialogs/{id}/unread id': post(
      theirs.dialogId,
      (id) => `/api/dialogs/${id}/unread`,
      () => ({ fromId: 1 }),
    ),
    'POST /api/dialogs/{id}/unread fromId': post(
      theirs.messageId,
      () => `/api/dialogs/${ours.dialogId}/unread`,
      (id) => ({ fromId: id }),
    ),
    'POST /api/dialogs/{id}/transfer id': post(
      theirs.dialogId,
      (id) => `/api/dialogs/${id}/transfer`,
      () => ({ operatorId: ours.operatorId }),
    ),
    'POST /api/dialogs/{id}/transfer groupId': post(
      theirs.groupId,
      () => `/api/dialogs/${ours.dialogId}/transfer`,
      (id) => ({ groupId: id }),
    ),
    'POST /api/dialogs/{id}/transfer operatorId': post(
      theirs.operatorId,
      () => `/api/dialogs/${ours.dialogId}/transfer`,
      (id) => ({ operatorId: id }),
    ),
    'POST /api/messages/{id}/retry id': post(theirs.messageId, (id) => `/api/messages/${id}/retry`),
    'PUT /api/messages/{id}/reaction id': put(
      theirs.messageId,
      (id) => `/api/messages/${id}/reaction`,
      () => ({ emoji: '👍' }),
    ),
    'PATCH /api/messages/{id} id': patch(
      theirs.messageId,
      (id) => `/api/messages/${id}`,
      () => ({ text: 'Taken over' }),
    ),
    'DELETE /api/messages/{id} id': remove(theirs.messageId, (id) => `/api/messages/${id}`),
    'GET /api/uploads/{id} id': get(theirs.uploadId, (id) => `/api/uploads/${id}`),
    'POST /api/channels groupIds': post(
      theirs.groupId,
      () => '/api/channels',
      (id) => ({ ...form, groupIds: [id] }),
    ),
    'PATCH /api/channels/{id} id': patch(
      theirs.channelId,
      (id) => `/api/channels/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'DELETE /api/channels/{id} id': remove(theirs.channelId, (id) => `/api/channels/${id}`),
    'POST /api/channels/check channelId': post(
      theirs.channelId,
      () => '/api/channels/check',
      (id) => ({ transport: form.transport, settings: {}, secrets: {}, channelId: id }),
    ),
    'POST /api/channels/{id}/check id': post(theirs.channelId, (id) => `/api/channels/${id}/check`),
    'GET /api/channels/{id}/templates id': get(theirs.channelId, (id) => `/api/channels/${id}/templates`),
    'POST /api/channels/{id}/templates/refresh id': post(theirs.channelId, (id) => `/api/channels/${id}/templates/refresh`),
    'POST /api/channels/{id}/history-import id': post(theirs.channelId, (id) => `/api/channels/${id}/history-import`),
    'POST /api/channels/{id}/history-import/pause id': post(theirs.channelId, (id) => `/api/channels/${id}/history-import/pause`),
    'POST /api/channels/{id}/history-import/resume id': post(theirs.channelId, (id) => `/api/channels/${id}/history-import/resume`),
    'POST /api/channels/{id}/sign-in id': post(
      theirs.channelId,
      (id) => `/api/channels/${id}/sign-in`,
      () => ({ step: 'qr' }),
    ),
    'PATCH /api/channels/{id} groupIds': patch(
      theirs.groupId,
      () => `/api/channels/${ours.channelId}`,
      (id) => ({ groupIds: [id] }),
    ),
    'GET /api/channels/{id}/quarantine id': get(theirs.channelId, (id) => `/api/channels/${id}/quarantine`),
    'POST /api/quarantine/{id}/replay id': post(theirs.quarantinedId, (id) => `/api/quarantine/${id}/replay`),
    'PATCH /api/clients/{id} id': patch(
      theirs.clientId,
      (id) => `/api/clients/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'PATCH /api/api-tokens/{id} id': patch(
      theirs.tokenId,
      (id) => `/api/api-tokens/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'DELETE /api/api-tokens/{id} id': remove(theirs.tokenId, (id) => `/api/api-tokens/${id}`),
    ...invitationCases(sendersOf(api, anna, token), theirs),
    ...webhookCases({ api, admin: anna, token, ours, theirs }),
    'GET /api/attachments/{id} id': get(theirs.attachmentId, (id) => `/api/attachments/${id}`),
    'GET /v1/channels/{id} id': v1(theirs.channelId, (id) => `/channels/${id}`),
    'GET /v1/clients/{id} id': v1(theirs.clientId, (id) => `/clients/${id}`),
    'GET /v1/dialogs/{id} id': v1(theirs.dialogId, (id) => `/dialogs/${id}`),
    'GET /v1/dialogs operator_id': v1(theirs.operatorId, (id) => `/dialogs?operator_id=${id}`),
    'PUT /v1/operators id': v1Put(
      theirs.operatorId,
      () => '/operators',
      (id) => ({ id, first_name: 'Taken over' }),
    ),
    'PUT /v1/operators/{id} id': v1Put(
      theirs.operatorId,
      (id) => `/operators/${id}`,
      () => ({ first_name: 'Taken over' }),
    ),
    'PUT /v1/operators/statuses/{id} id': v1Put(
      theirs.operatorId,
      (id) => `/operators/statuses/${id}`,
      () => ({ status_id: 2 }),
    ),
    'PUT /v1/clients/{id} id': v1Put(
      theirs.clientId,
      (id) => `/clients/${id}`,
      () => ({ nickname: 'Taken over' }),
    ),
    'POST /v1/clients channel_id': {
      foreign: theirs.channelId,
      send: (id) => api.v1(token, 'POST', '/clients', { phone: '79001112233', channel_id: id }),
    },
    'GET /v1/clients/{id}/transport id': v1(theirs.clientId, (id) => `/clients/${id}/transport`),
    'GET /v1/clients/{id}/dialogs id': v1(theirs.clientId, (id) => `/clients/${id}/dialogs`),
    'GET /v1/clients/{id}/last_question id': v1(theirs.clientId, (id) => `/clients/${id}/last_question`),
    'GET /v1/clients/{id}/questions id': v1(theirs.clientId, (id) => `/clients/${id}/questions`),
    'GET /v1/requests/{id} id': v1(theirs.requestId, (id) => `/requests/${id}`),
    'GET /v1/requests/{id}/messages id': v1(theirs.requestId, (id) => `/requests/${id}/messages`),
    'PUT /v1/requests/close request_id': v1Put(
      theirs.requestId,
      () => '/requests/close',
      (id) => ({ request_id: id }),
    ),
    'PUT /v1/requests/close client_id': v1Put(
      theirs.clientId,
      () => '/requests/close',
      (id) => ({ client_id: id }),
    ),
    'GET /v1/messages/{id}/read id': v1(theirs.messageId, (id) => `/messages/${id}/read`),
    'GET /v1/messages/{id}/unread id': v1(theirs.messageId, (id) => `/messages/${id}/unread`),
    'GET /v1/messages/{id} id': v1(theirs.messageId, (id) => `/messages/${id}`),
    ...transferCases(api, token, ours, theirs),
    'GET /v1/messages channel_id': v1(theirs.channelId, (id) => `/messages?channel_id=${id}`),
    'GET /v1/messages client_id': v1(theirs.clientId, (id) => `/messages?client_id=${id}`),
    'GET /v1/messages dialog_id': v1(theirs.dialogId, (id) => `/messages?dialog_id=${id}`),
    'GET /v1/messages operator_id': v1(theirs.operatorId, (id) => `/messages?operator_id=${id}`),
    'POST /v1/messages client_id': v1Send(theirs.clientId, (id) => ({ client_id: id })),
    'POST /v1/messages channel_id': v1Send(theirs.channelId, (id) => ({ channel_id: id })),
    'POST /v1/messages operator_id': v1Send(theirs.operatorId, (id) => ({ operator_id: id })),
    'POST /v1/messages/inbox channel_id': {
      foreign: theirs.channelId,
      send: (id) => api.v1(token, 'POST', '/messages/inbox', { channel_id: id, body: 'Hello', from_client: { id: 'ann' } }),
    },
    'POST /v1/messages reply_message_id': v1Send(theirs.messageId, (id) => ({ type: 'comment', reply_message_id: id })),
  };
}

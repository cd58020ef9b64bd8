import type { Answer, ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { allRoutes } from '../../../../../test/api/routes.js';

/** A company with a blocked dialog, and all that somebody could try to change in it. */
export interface BlockedWorld {
  console: Browser;
  v1: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => Promise<Answer>;
  dialogId: number;
  clientId: number;
  channelId: number;
  requestId: number;
  operatorId: number;
  groupId: number;
  /** What was said before it was blocked: by the client, by us, and one that the channel refused. */
  said: { his: number; ours: number; refused: number };
  scenarioId: number;
  menuItemId: number;
}

/** One try: what it is, and how it is sent. */
export type Try = [what: string, send: (world: BlockedWorld) => Promise<Answer>];

const uuid = (): string => crypto.randomUUID();
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();

/** Each kind of message that the console or a program may write. */
const console = (name: string, body: (world: BlockedWorld) => object): Try => [
  name,
  (world) => world.console.send('POST', `/api/dialogs/${world.dialogId}/messages`, { clientMessageId: uuid(), ...body(world) }),
];
const byProgram = (name: string, more: (world: BlockedWorld) => object): Try => [
  name,
  (world) => world.v1('POST', '/messages', { client_id: world.clientId, text: 'Not this', ...more(world) }),
];
const inDialog = (
  name: string,
  path: string,
  body: (world: BlockedWorld) => object = () => ({}),
  method: 'POST' | 'DELETE' = 'POST',
): Try => [
  name,
  (world) => world.console.send(method, `/api/dialogs/${world.dialogId}/${path}`, method === 'POST' ? body(world) : undefined),
];
const forced: [string, string][] = [
  ['as of old', ''],
  ...(['true', 'false', '1', '0'] as const).map((value): [string, string] => [`force_assign=${value}`, `&force_assign=${value}`]),
  ['force=false', '&force=false'],
];
const program = (name: string, body: (world: BlockedWorld) => object): Try => [
  name,
  (world) => world.v1('PUT', `/dialogs/${world.dialogId}`, body(world)),
];

/** Routes that do something in the dialog: each is refused with `dialog_blocked`, in every way in which it can be asked. */
export const REFUSED: Record<string, Try[]> = {
  'POST /api/dialogs/:id/claim': [inDialog('claim', 'claim')],
  'POST /api/dialogs/:id/close': [inDialog('close', 'close')],
  'POST /api/dialogs/:id/reopen': [inDialog('reopen', 'reopen')],
  'POST /api/dialogs/:id/read': [inDialog('read', 'read', ({ said }) => ({ upToId: said.his }))],
  'POST /api/dialogs/:id/unread': [inDialog('unread', 'unread', ({ said }) => ({ fromId: said.his }))],
  'POST /api/dialogs/:id/snooze': [inDialog('snooze', 'snooze', () => ({ until: tomorrow() }))],
  'DELETE /api/dialogs/:id/snooze': [inDialog('wake', 'snooze', () => ({}), 'DELETE')],
  'POST /api/dialogs/:id/transfer': [
    inDialog('to an operator', 'transfer', ({ operatorId }) => ({ operatorId })),
    inDialog('to a group', 'transfer', ({ groupId }) => ({ groupId })),
  ],
  'POST /api/dialogs/:id/run/stop': [inDialog('stops the bot', 'run/stop')],
  'POST /api/dialogs/:id/run/give-back': [inDialog('gives back to the bot', 'run/give-back')],
  'POST /api/dialogs/:id/messages': [
    console('a message', () => ({ kind: 'to_client', text: 'Not this' })),
    console('a comment', () => ({ kind: 'comment', text: 'Not this' })),
    console('a quote', ({ said }) => ({ kind: 'to_client', text: 'Not this', quotedId: said.his })),
  ],
  'POST /api/dialogs/start': [
    [
      'writes first to whoever is known',
      ({ console: by, channelId, clientId }) =>
        by.send('POST', '/api/dialogs/start', { channelId, clientId, text: 'Not this', clientMessageId: uuid() }),
    ],
  ],
  'PATCH /api/messages/:id': [['edits', ({ console: by, said }) => by.send('PATCH', `/api/messages/${said.ours}`, { text: 'Not this' })]],
  'DELETE /api/messages/:id': [['takes back', ({ console: by, said }) => by.send('DELETE', `/api/messages/${said.ours}`)]],
  'PUT /api/messages/:id/reaction': [
    ['reacts', ({ console: by, said }) => by.send('PUT', `/api/messages/${said.his}/reaction`, { emoji: '👍' })],
  ],
  'POST /api/messages/:id/retry': [['sends again', ({ console: by, said }) => by.send('POST', `/api/messages/${said.refused}/retry`)]],
  'POST /api/scenarios/:id/runs': [
    ['starts a bot', ({ console: by, scenarioId, dialogId }) => by.send('POST', `/api/scenarios/${scenarioId}/runs`, { dialogId })],
    [
      'starts it for a client',
      ({ console: by, scenarioId, clientId }) => by.send('POST', `/api/scenarios/${scenarioId}/runs`, { clientId }),
    ],
  ],
  'POST /v1/messages': [
    byProgram('a message', () => ({})),
    byProgram('as an operator', ({ operatorId }) => ({ operator_id: operatorId })),
    byProgram('with buttons', () => ({ inline_buttons: [{ type: 'reply', text: 'Yes' }] })),
    byProgram('a quote', ({ said }) => ({ reply_message_id: said.his })),
    byProgram('without opening', () => ({ open_dialog: false })),
    byProgram('in its channel', ({ channelId }) => ({ channel_id: channelId })),
    byProgram('under an id', () => ({ external_id: 'order-7' })),
    ...(['autoreply', 'system', 'comment'] as const).map((type) => byProgram(type, () => ({ type }))),
  ],
  'GET /v1/messages/:id/transfer': forced.map(([name, parameter]) => [
    name,
    ({ v1, said, operatorId }) => v1('GET', `/messages/${said.his}/transfer?operator_id=${operatorId}${parameter}`),
  ]),
  'GET /v1/messages/:id/transfer_to_group': forced.map(([name, parameter]) => [
    name,
    ({ v1, said, groupId }) => v1('GET', `/messages/${said.his}/transfer_to_group?group_id=${groupId}${parameter}`),
  ]),
  'POST /v1/messages/:id/assign': [
    ['assign', ({ v1, said, operatorId }) => v1('POST', `/messages/${said.his}/assign`, { operator_id: operatorId })],
  ],
  'GET /v1/messages/:id/read': [['read', ({ v1, said }) => v1('GET', `/messages/${said.his}/read`)]],
  'GET /v1/messages/:id/unread': [['unread', ({ v1, said }) => v1('GET', `/messages/${said.his}/unread`)]],
  'PUT /v1/dialogs/:id': [
    program('closes', () => ({ state: 'closed' })),
    program('opens', () => ({ state: 'open' })),
    program('gives', ({ operatorId }) => ({ operator_id: operatorId })),
    program('gives by the rules', ({ operatorId }) => ({ operator_id: operatorId, force_assign: false })),
    program('takes', () => ({ operator_id: null })),
    program('gives and closes', ({ operatorId }) => ({ operator_id: operatorId, state: 'closed', force_assign: true })),
  ],
  'PUT /v1/requests/close': [
    ['by its id', ({ v1, requestId }) => v1('PUT', '/requests/close', { request_id: requestId })],
    ['by its client', ({ v1, clientId }) => v1('PUT', '/requests/close', { client_id: clientId })],
  ],
  'POST /v1/scenarios/:id/runs': [
    ['starts a bot', ({ v1, scenarioId, clientId }) => v1('POST', `/scenarios/${scenarioId}/runs`, { client_id: clientId })],
  ],
  'POST /v1/scenarios/send_menu_item': [
    [
      'sends an item of a menu',
      ({ v1, clientId, menuItemId }) => v1('POST', '/scenarios/send_menu_item', { client_id: clientId, menu_item_id: menuItemId }),
    ],
  ],
};

/** Routes that name somebody who has a blocked dialog, and may: why. */
const ALLOWED: Record<string, string[]> = {
  'the person and what is known of him is no part of the dialog': [
    ...['PATCH /api/cards/:id', 'PATCH /api/clients/:id', 'POST /v1/clients', 'PUT /v1/clients/:id'],
    ...['POST /api/clients/:id/tags', 'DELETE /api/clients/:id/tags/:tagId', 'POST /v1/tags/assign_to', 'DELETE /v1/tags/:id/delete_from'],
    ...['POST /api/cards/link', 'POST /api/cards/link/preview', 'POST /api/cards/:id/unlink', 'POST /api/cards/:id/unlink/preview'],
    ...['POST /api/card-links/:id/undo', 'POST /api/card-links/:id/undo/preview'],
    ...['POST /api/tickets', 'PATCH /api/tickets/:id', 'DELETE /api/tickets/:id'],
    ...['POST /v1/tickets', 'PUT /v1/tickets/:id', 'DELETE /v1/tickets/:id'],
  ],
  'nothing of it leaves for anybody': [
    ...['PUT /api/dialogs/:id/draft', 'DELETE /api/dialogs/:id/draft', 'POST /api/dialogs/start/check', 'POST /api/attachments/:id/link'],
    // A link shows what the console shows: withheld.spec.ts.
    ...['POST /api/dialogs/:id/shares', 'DELETE /api/shares/:id'],
  ],
  'it takes new dialogs, and passes blocked ones over': ['POST /api/dialogs/claim-new'],
  'the client speaks, who is always heard': ['POST /v1/messages/inbox', 'POST /hooks/:transport/:key', 'POST /api/quarantine/:id/replay'],
  'whoever had it leaves: apps/workers/test/blocked-dialogs.spec.ts': [
    ...['POST /api/operators/:id/block', 'DELETE /api/operators/:id', 'PATCH /api/operators/:id'],
    ...['POST /v1/operators', 'PUT /v1/operators', 'PUT /v1/operators/:id', 'PUT /v1/operators/statuses/:id'],
  ],
};

/** Where everything that lies below names neither a dialog nor whoever has one. */
const BESIDE = [
  ...['api-tokens', 'billing', 'channels', 'companies', 'company', 'custom-fields', 'embed', 'embed-tokens', 'groups', 'internal-chats'],
  ...['internal-messages', 'invitations', 'macros', 'me', 'onboarding', 'operator-statuses', 'password', 'report-views', 'roles'],
  ...['scenario-files', 'scenario-secrets', 'session', 'sessions', 'shared', 'tag-groups', 'tags', 'uploads', 'webhooks'],
].map((part) => `/api/${part}`);
const BESIDE_V1 = ['companies', 'embed_tokens', 'gateway', 'qr-decode', 'tag_groups', 'webhooks'].map((part) => `/v1/${part}`);
/** One by one, since others beside them are about dialogs. */
const ALONE = [
  ...['POST /api/scenarios', 'DELETE /api/scenarios/:id', 'PATCH /api/scenarios/:id', 'POST /api/scenarios/:id/check'],
  ...['PUT /api/scenarios/:id/draft', 'POST /api/scenarios/:id/duplicate', 'POST /api/scenarios/:id/publish', 'POST /api/scenarios/import'],
  // Of a dialog that exists for the trial alone.
  ...['POST /api/scenarios/:id/revisions/:revisionId/publish', 'POST /api/scenarios/:id/trials'],
  ...['POST /api/operators/:id/password-link', 'DELETE /api/operators/:id/second-factor', 'DELETE /api/operators/:id/sessions'],
  ...['POST /api/operators/:id/restore', 'POST /api/operators/:id/unblock', 'POST /v1/tags', 'GET /gateway/delete_outbox'],
  ...['POST /hooks/payments/stripe', 'POST /livechat/start', 'POST /widget/:key/session', 'DELETE /widget/:key/session'],
  'POST /widget/:key/uploads',
];

/** Reads by their method, which change something all the same. */
const CHANGING_READS = [
  ...[
    'GET /v1/messages/:id/transfer',
    'GET /v1/messages/:id/transfer_to_group',
    'GET /v1/messages/:id/read',
    'GET /v1/messages/:id/unread',
  ],
  ...['GET /v1/gateway/delete_outbox', 'GET /gateway/delete_outbox'],
];

const liesBelow = (path: string, places: string[]): boolean => places.some((place) => path === place || path.startsWith(`${place}/`));

/** Routes that write, and those of the lists above that are none: both must be empty. */
export function unconsidered(api: ApiUnderTest): { routes: string[]; rows: string[] } {
  const writes = allRoutes(api)
    .map(({ method, path }) => ({ name: `${method} ${path}`, path, reads: method === 'GET' }))
    .filter(({ name, reads }) => !reads || CHANGING_READS.includes(name));
  const named = [...Object.keys(REFUSED), ...Object.values(ALLOWED).flat(), ...ALONE];
  const names = writes.map(({ name }) => name);
  return {
    routes: writes
      .filter(({ name, path }) => !named.includes(name) && !liesBelow(path, [...BESIDE, ...BESIDE_V1]))
      .map(({ name }) => name)
      .sort(),
    rows: named.filter((name) => !names.includes(name)).sort(),
  };
}

import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { allRoutes } from '../../../../../test/api/routes.js';
import { anOperator } from '../../../../../test/api/rows.js';

/** Who may call each route. A new route needs its line here, or the test fails. */
const OPEN = [
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /api/public',
  'GET /schemas/scenario.json',
  'POST /api/companies',
  'POST /api/session',
  'GET /v1/files/:pass/:name',
  'GET /widget/files/:pass/:name',
  // Visitors of sites: known by the channel's key and their own token, see widget/test.
  'GET /widget/:key/config',
  'POST /widget/:key/session',
  'POST /livechat/start',
];
/** Known by the token that the chat gave them. */
const VISITORS = ['DELETE /widget/:key/session', 'GET /widget/:key/messages', 'POST /widget/:key/uploads'];
/** Known by their own signature. */
const PROVIDERS = ['GET /hooks/:transport/:key', 'POST /hooks/:transport/:key'];
const SIGNED_IN = [
  'DELETE /api/session',
  'GET /api/me',
  'PATCH /api/me',
  'GET /api/company',
  'GET /api/operators',
  'GET /api/groups',
  'GET /api/transports',
  'GET /api/channels',
  'GET /api/channels/:id/templates',
  'PATCH /api/clients/:id',
  'POST /api/clients/:id/tags',
  'DELETE /api/clients/:id/tags/:tagId',
  'GET /api/tags',
  'GET /api/macros',
  'GET /api/custom-fields',
  'POST /api/uploads',
  'GET /api/uploads/:id',
  'GET /api/attachments/:id',
  'GET /api/dialogs',
  'GET /api/dialogs/counters',
  'GET /api/dialogs/:id',
  'GET /api/dialogs/:id/messages',
  'POST /api/dialogs/:id/messages',
  'POST /api/dialogs/:id/claim',
  'POST /api/dialogs/:id/close',
  'POST /api/dialogs/:id/reopen',
  'POST /api/dialogs/:id/transfer',
  'POST /api/dialogs/:id/read',
  'POST /api/dialogs/:id/unread',
  'POST /api/dialogs/claim-new',
  'POST /api/messages/:id/retry',
  'PUT /api/messages/:id/reaction',
  'PATCH /api/messages/:id',
  'DELETE /api/messages/:id',
  'GET /api/scenario-runs/:id',
  'GET /api/dialogs/:id/run',
  'POST /api/dialogs/:id/run/stop',
  'POST /api/dialogs/:id/run/give-back',
];
const ADMIN = [
  'PATCH /api/company',
  'PATCH /api/operators/:id',
  'PATCH /api/groups/:id',
  'POST /api/channels',
  'PATCH /api/channels/:id',
  'DELETE /api/channels/:id',
  'POST /api/channels/check',
  'POST /api/channels/:id/check',
  'POST /api/channels/:id/sign-in',
  'GET /api/channels/:id/quarantine',
  'POST /api/channels/:id/templates/refresh',
  'POST /api/channels/:id/history-import',
  'POST /api/channels/:id/history-import/pause',
  'POST /api/channels/:id/history-import/resume',
  'POST /api/quarantine/:id/replay',
  'GET /api/api-tokens',
  'POST /api/api-tokens',
  'PATCH /api/api-tokens/:id',
  'DELETE /api/api-tokens/:id',
  'GET /api/webhooks',
  'POST /api/webhooks',
  'GET /api/webhooks/:id',
  'PATCH /api/webhooks/:id',
  'DELETE /api/webhooks/:id',
  'POST /api/webhooks/:id/rotate-secret',
  'POST /api/webhooks/:id/end-previous-secret',
  'POST /api/webhooks/:id/test',
  'GET /api/webhooks/:id/deliveries',
  'GET /api/webhooks/:id/deliveries/:deliveryId',
  'POST /api/webhooks/:id/deliveries/:deliveryId/send-again',
  'POST /api/webhooks/:id/send-failed-again',
  'PUT /api/scenario-secrets/:name',
  'DELETE /api/scenario-secrets/:name',
];
/** Admins and supervisors. */
const MANAGERS = [
  'POST /api/tags',
  'PUT /api/tags/order',
  'PATCH /api/tags/:id',
  'DELETE /api/tags/:id',
  'POST /api/tag-groups',
  'PUT /api/tag-groups/order',
  'PATCH /api/tag-groups/:id',
  'DELETE /api/tag-groups/:id',
  'POST /api/macros',
  'PATCH /api/macros/:id',
  'DELETE /api/macros/:id',
  'POST /api/custom-fields',
  'PATCH /api/custom-fields/:id',
  'DELETE /api/custom-fields/:id',
  'GET /api/scenarios/:id/runs',
  'POST /api/scenarios/:id/runs',
  'GET /api/payloads',
  'GET /api/scenarios/:id/funnel',
  'GET /api/scenarios/:id/errors',
  'GET /api/scenarios',
  'POST /api/scenarios',
  'GET /api/scenarios/:id',
  'PUT /api/scenarios/:id/draft',
  'PATCH /api/scenarios/:id',
  'DELETE /api/scenarios/:id',
  'POST /api/scenarios/:id/duplicate',
  'POST /api/scenarios/:id/check',
  'POST /api/scenarios/:id/publish',
  'GET /api/scenarios/:id/revisions',
  'GET /api/scenarios/:id/revisions/:revisionId',
  'POST /api/scenarios/:id/revisions/:revisionId/publish',
  'POST /api/scenarios/:id/trials',
  'GET /api/scenarios/:id/export',
  'POST /api/scenarios/import',
  'GET /api/scenario-secrets',
  'POST /api/scenario-files',
  'GET /api/scenario-files/:id',
];
const TOKEN = [
  'GET /v1/channels',
  'GET /v1/channels/:id',
  'GET /v1/clients',
  'GET /v1/clients/:id',
  'GET /v1/dialogs',
  'GET /v1/dialogs/:id',
  'PUT /v1/dialogs/:id',
  'GET /v1/messages',
  'GET /v1/operators/statuses',
  'PUT /v1/operators/statuses/:id',
  'POST /v1/operators',
  'PUT /v1/operators',
  'PUT /v1/operators/:id',
  'POST /v1/clients',
  'PUT /v1/clients/:id',
  'GET /v1/clients/:id/transport',
  'GET /v1/clients/:id/dialogs',
  'GET /v1/clients/:id/last_question',
  'GET /v1/clients/:id/questions',
  'GET /v1/dialogs/unanswered',
  'GET /v1/messages/:id/read',
  'GET /v1/messages/:id/unread',
  'GET /v1/requests/:id',
  'GET /v1/requests/:id/messages',
  'PUT /v1/requests/close',
  'GET /v1/messages/:id',
  'GET /v1/messages/:id/transfer',
  'GET /v1/messages/:id/transfer_to_group',
  'POST /v1/messages/:id/assign',
  'POST /v1/messages',
  'POST /v1/messages/inbox',
  'GET /v1/operators',
  'GET /v1/operators_groups',
  'GET /v1/access_rights',
  'GET /v1/access_rights/:id',
  'GET /v1/companies/api_info',
  'GET /v1/companies/info',
  'PUT /v1/companies',
  'PUT /v1/companies/switch_mode',
  'GET /v1/help/api_modes',
  'GET /v1/help/dialog_states',
  'GET /v1/help/message_types',
  'GET /v1/help/roles',
  'GET /v1/help/transports',
  'GET /v1/help/tickets',
  'GET /v1/webhooks',
  'POST /v1/webhooks',
  'PUT /v1/webhooks',
  'DELETE /v1/webhooks',
  'GET /v1/webhooks/:id',
  'PUT /v1/webhooks/:id',
  'DELETE /v1/webhooks/:id',
  'POST /v1/companies/web_hook',
  'POST /v1/companies/chat_close_web_hook',
  'GET /v1/tags',
  'GET /v1/tags/:id',
  'POST /v1/tags',
  'POST /v1/tags/assign_to',
  'DELETE /v1/tags/:id/delete_from',
  'POST /v1/tag_groups',
  'GET /v1/custom_client_fields',
  'GET /v1/templates',
  'GET /v1/templates/:id',
  'GET /v1/tickets',
  'GET /v1/tickets/:id',
  'POST /v1/tickets',
  'PUT /v1/tickets/:id',
  'DELETE /v1/tickets/:id',
  'GET /v1/scenarios/menu_items',
  'POST /v1/scenarios/send_menu_item',
  'POST /v1/scenarios/:id/runs',
  'GET /v1/statistics',
  'GET /v1/countries',
  'GET /v1/regions',
  'GET /v1/web_analytics_data',
  'POST /v1/qr-decode',
  'GET /v1/gateway/delete_outbox',
  'GET /gateway/delete_outbox',
];

/** An id that nothing has. */
const NOTHING = '999999999999';
const PASSED = 'passed';

describe('who may call what', () => {
  let api: ApiUnderTest;
  let token: string;
  const people: Record<'operator' | 'supervisor' | 'admin', Browser> = {} as never;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    people.admin = await api.browser().registers();
    const { id } = people.admin.me.company;
    people.operator = (await anOperator(api, id, 'operator')).browser;
    people.supervisor = (await anOperator(api, id, 'supervisor')).browser;
    token = await api.token(id);
  });
  afterAll(() => api.stop());

  const split = (route: string): { method: never; url: string } => {
    const [method, path] = route.split(' ') as [never, string];
    return { method, url: path.replaceAll(/:\w+/g, NOTHING) };
  };
  /** Turned away, or let through to where ids and fields are looked at. */
  const verdict = ({ statusCode }: Answer): number | string =>
    statusCode === 401 || statusCode === 403 || statusCode >= 500 ? statusCode : PASSED;
  const as = async (browser: Browser, route: string): Promise<number | string> => {
    const { method, url } = split(route);
    return verdict(method === 'GET' ? await browser.get(url) : await browser.send(method, url, {}));
  };
  const byToken = async (route: string): Promise<number | string> =>
    verdict(await api.inject({ ...split(route), headers: { authorization: token } }));

  it('every route has its line in the table above', () => {
    const routes = allRoutes(api).map(({ method, path }) => `${method} ${path}`);
    expect(routes.sort()).toEqual([...OPEN, ...VISITORS, ...PROVIDERS, ...SIGNED_IN, ...MANAGERS, ...ADMIN, ...TOKEN].sort());
  });

  it.each(OPEN)('%s is open to everybody', async (route) => {
    expect(await as(api.browser(), route)).toBe(PASSED);
  });

  // Signing out comes last: it ends the sessions that the others use.
  it.each([...SIGNED_IN.slice(1), ...SIGNED_IN.slice(0, 1)])('%s is for whoever is signed in', async (route) => {
    expect(await as(api.browser(), route)).toBe(401);
    expect(await byToken(route)).toBe(401);
    const fresh = route.startsWith('DELETE') ? [await api.browser().registers()] : Object.values(people);
    for (const browser of fresh) expect(await as(browser, route)).toBe(PASSED);
  });

  it.each(MANAGERS)('%s is for admins and supervisors', async (route) => {
    expect(await as(api.browser(), route)).toBe(401);
    expect(await byToken(route)).toBe(401);
    expect(await as(people.operator, route)).toBe(403);
    expect(await as(people.supervisor, route)).toBe(PASSED);
    expect(await as(people.admin, route)).toBe(PASSED);
  });

  it.each(ADMIN)('%s is for admins', async (route) => {
    expect(await as(api.browser(), route)).toBe(401);
    expect(await byToken(route)).toBe(401);
    expect(await as(people.operator, route)).toBe(403);
    expect(await as(people.supervisor, route)).toBe(403);
    expect(await as(people.admin, route)).toBe(PASSED);
  });

  it.each(TOKEN)("%s is for programs with the company's token", async (route) => {
    expect(await as(api.browser(), route)).toBe(401);
    for (const browser of Object.values(people)) expect(await as(browser, route)).toBe(401);
    expect(await byToken(route)).toBe(PASSED);
  });

  it('a role that is taken away is gone with the next request', async () => {
    const { browser, id } = await anOperator(api, people.admin.me.company.id, 'admin');
    expect(await as(browser, 'PATCH /api/company')).toBe(PASSED);
    await api.rows(`update operator set role = 'operator' where id = $1`, [id]);
    expect(await as(browser, 'PATCH /api/company')).toBe(403);
  });
});

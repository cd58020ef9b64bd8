import type { Answer, ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';

interface Parties {
  api: ApiUnderTest;
  admin: Browser;
  token: string;
  ours: { webhookId: number };
  theirs: { webhookId: number; deliveryId: number; channelId: number };
}

type Case = { foreign: number; send: (id: number) => Promise<Answer> };
type Call = [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object];

/** The ids of webhooks, for the test of tenancy. */
export function webhookCases({ api, admin, token, ours, theirs }: Parties): Record<string, Case> {
  const console = (foreign: number, call: (id: number) => Call): Case => ({
    foreign,
    send: (id) => {
      const [method, url, body = {}] = call(id);
      return method === 'GET' ? admin.get(`/api/webhooks${url}`) : admin.send(method, `/api/webhooks${url}`, body);
    },
  });
  const v1 = (foreign: number, call: (id: number) => Call): Case => ({
    foreign,
    send: (id) => {
      const [method, url, body] = call(id);
      return api.v1(token, method as 'GET', `/webhooks${url}`, body);
    },
  });
  const hook = { url: 'https://example.com/', events: ['inbox'] };
  const { webhookId, deliveryId, channelId } = theirs;
  return {
    'POST /api/webhooks channelIds': console(channelId, (id) => ['POST', '', { ...hook, name: 'New', channelIds: [id] }]),
    'GET /api/webhooks/{id} id': console(webhookId, (id) => ['GET', `/${id}`]),
    'PATCH /api/webhooks/{id} id': console(webhookId, (id) => ['PATCH', `/${id}`, { name: 'Taken over' }]),
    'PATCH /api/webhooks/{id} channelIds': console(channelId, (id) => ['PATCH', `/${ours.webhookId}`, { channelIds: [id] }]),
    'DELETE /api/webhooks/{id} id': console(webhookId, (id) => ['DELETE', `/${id}`]),
    'POST /api/webhooks/{id}/rotate-secret id': console(webhookId, (id) => ['POST', `/${id}/rotate-secret`]),
    'POST /api/webhooks/{id}/end-previous-secret id': console(webhookId, (id) => ['POST', `/${id}/end-previous-secret`]),
    'POST /api/webhooks/{id}/test id': console(webhookId, (id) => ['POST', `/${id}/test`]),
    'GET /api/webhooks/{id}/deliveries id': console(webhookId, (id) => ['GET', `/${id}/deliveries`]),
    'GET /api/webhooks/{id}/deliveries/{deliveryId} id': console(webhookId, (id) => ['GET', `/${id}/deliveries/${deliveryId}`]),
    'GET /api/webhooks/{id}/deliveries/{deliveryId} deliveryId': console(deliveryId, (id) => [
      'GET',
      `/${ours.webhookId}/deliveries/${id}`,
    ]),
    'POST /api/webhooks/{id}/deliveries/{deliveryId}/send-again id': console(webhookId, (id) => [
      'POST',
      `/${id}/deliveries/${deliveryId}/send-again`,
    ]),
    'POST /api/webhooks/{id}/deliveries/{deliveryId}/send-again deliveryId': console(deliveryId, (id) => [
      'POST',
      `/${ours.webhookId}/deliveries/${id}/send-again`,
    ]),
    'POST /api/webhooks/{id}/send-failed-again id': console(webhookId, (id) => [
      'POST',
      `/${id}/send-failed-again`,
      { since: '2026-01-01T00:00:00Z' },
    ]),
    'GET /v1/webhooks/{id} id': v1(webhookId, (id) => ['GET', `/${id}`]),
    'POST /v1/webhooks channel_ids': v1(channelId, (id) => ['POST', '', { ...hook, channel_ids: [id] }]),
    'PUT /v1/webhooks/{id} id': v1(webhookId, (id) => ['PUT', `/${id}`, { url: null }]),
    'PUT /v1/webhooks/{id} channel_ids': v1(channelId, (id) => ['PUT', `/${ours.webhookId}`, { channel_ids: [id] }]),
    'PUT /v1/webhooks id': v1(webhookId, (id) => ['PUT', '', { id, name: 'Taken over' }]),
    'PUT /v1/webhooks channel_ids': v1(channelId, (id) => ['PUT', '', { id: ours.webhookId, channel_ids: [id] }]),
    'DELETE /v1/webhooks/{id} id': v1(webhookId, (id) => ['DELETE', `/${id}`]),
    'DELETE /v1/webhooks id': v1(webhookId, (id) => ['DELETE', '', { id }]),
  };
}

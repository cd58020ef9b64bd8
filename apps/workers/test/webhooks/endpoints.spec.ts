import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { verify, type HookAnswer, type ReceivedHook } from '../../testing/hook-receiver.js';
import { HookedCompany, type AttemptRow } from '../../testing/hooked-company.js';
import { eventually } from '../../testing/rig.js';

describe('endpoints of integrators', () => {
  let company: HookedCompany;
  beforeEach(async () => {
    company = await HookedCompany.create();
    await company.startWorkers();
  });
  afterEach(() => company.dispose());

  const only = async (webhookId: number): Promise<AttemptRow> => {
    const attempts = await company.attempts(webhookId);
    expect(attempts).toHaveLength(1);
    return attempts[0]!;
  };

  it('a delivery is signed over the bytes that are sent, and says who it is from', async () => {
    const secrets = WebhookSecrets.fresh();
    const webhook = await company.hasWebhook({ secrets, aliases: { 'webhook-signature': 'X-Signature' } });
    await company.aTag('срочно');
    const [delivery] = await company.settled(webhook, 1);
    const [hook] = company.receiver.received as [ReceivedHook];
    verify(hook, secrets.current);
    expect(() => verify(hook, WebhookSecrets.fresh().current)).toThrow();
    expect(hook.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Deskwire-Webhooks/1',
      'webhook-id': delivery?.key,
    });
    expect(hook.headers['x-signature']).toBe(hook.headers['webhook-signature']);
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(await only(webhook)).toMatchObject({ status: 200, error: null });
    expect((await company.stateOf(webhook)).failing_since).toBeNull();
  });

  it('a rotated secret signs beside the new one for its day, and not longer', async () => {
    const first = WebhookSecrets.fresh();
    const rotated = WebhookSecrets.rotated(first, new Date());
    const webhook = await company.hasWebhook({ secrets: rotated });
    await company.aTag('first');
    await company.settled(webhook, 1);
    await company.changeSecrets(webhook, { ...rotated, previousUntil: new Date(Date.now() - 1000).toISOString() });
    await company.aTag('second');
    await company.settled(webhook, 2);
    const [during, after] = company.receiver.received as [ReceivedHook, ReceivedHook];
    verify(during, rotated.current);
    verify(during, first.current);
    verify(after, rotated.current);
    expect(() => verify(after, first.current)).toThrow();
  });

  // F61
  it('one that hangs, drips or never ends delays no other, and is given up after 15 seconds', async () => {
    const behaviours: Record<string, HookAnswer> = { '/hangs': 'hang', '/drips': 'drip', '/fast': { status: 204 } };
    company.receiver.answers(({ path }) => behaviours[path] ?? { status: 500 });
    const [hangs, drips, fast] = [
      await company.hasWebhook({ path: '/hangs' }),
      await company.hasWebhook({ path: '/drips' }),
      await company.hasWebhook({ path: '/fast' }),
    ];
    for (let n = 0; n < 30; n += 1) await company.aTag(`tag ${n}`);
    // All of the fast one's are there while the first attempts at the others have not even ended.
    await company.settled(fast, 30);
    expect((await company.deliveries(fast)).every(({ state }) => state === 'delivered')).toBe(true);
    expect([await company.attempts(hangs), await company.attempts(drips)]).toEqual([[], []]);
    await eventually('the slow ones are given up', async () => {
      const [one, other] = [await company.attempts(hangs), await company.attempts(drips)];
      return one.length > 0 && other.length > 0;
    });
    for (const webhook of [hangs, drips]) {
      expect((await company.attempts(webhook))[0]).toMatchObject({ status: null, error: 'No answer within 15000 ms.' });
    }
  });

  // F61
  it('of an endless answer 64 KB are kept; headers without an end are a failure', async () => {
    company.receiver.answers(({ path }) => (path === '/endless' ? 'endless' : 'huge_headers'));
    const endless = await company.hasWebhook({ path: '/endless' });
    const headers = await company.hasWebhook({ path: '/headers' });
    await company.aTag('one');
    await company.settled(endless, 1);
    const [kept] = await company.attempts(endless);
    expect(kept).toMatchObject({ status: 200, error: null });
    expect(kept?.answer).toHaveLength(64 * 1024);
    await company.settled(headers, 1);
    expect(await only(headers)).toMatchObject({ status: null, error: 'The connection broke: UND_ERR_HEADERS_OVERFLOW.' });
  });

  // F62
  it.each([301, 302, 303, 307, 308])('%i is a failure, wherever it leads, and nothing is asked there', async (status) => {
    const targets = [
      '/elsewhere',
      company.receiver.url('/elsewhere'),
      'http://127.0.0.1:5432/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
    ];
    const hooks = await Promise.all(targets.map((_target, n) => company.hasWebhook({ path: `/${n}` })));
    company.receiver.answers(({ path }) => ({ status, headers: { location: targets[Number(path.slice(1))] ?? '/' } }));
    await company.aTag('one');
    for (const webhook of hooks) {
      const [delivery] = await company.settled(webhook, 1);
      expect(delivery).toMatchObject({ state: 'retrying', attempts: 1 });
      expect(await only(webhook)).toMatchObject({ status, error: null });
    }
    expect(company.receiver.at('/elsewhere')).toEqual([]);
    expect(company.receiver.received).toHaveLength(targets.length);
  });

  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://127.0.0.2:1/',
  ])('never calls %s', async (spelling) => {
    const webhook = await company.hasWebhook({ url: spelling.replace('PORT', String(company.receiver.port)) });
    await company.aTag('one');
    await company.settled(webhook, 1);
    const { status, error } = await only(webhook);
    expect(status).toBeNull();
    expect(error).toMatch(/is not an address that may be called from here/);
    expect(company.receiver.received).toEqual([]);
  });

  it('410: no more for this one; what waits is cancelled, and the console is told', async () => {
    company.receiver.answers(({ body }) => (body.label === 'last' ? { status: 410 } : { status: 503 }));
    const webhook = await company.hasWebhook();
    await company.aTag('first');
    await company.settled(webhook, 1);
    await company.aTag('last');
    await eventually('it is switched off', async () => (await company.stateOf(webhook)).state === 'disabled');
    expect(await company.stateOf(webhook)).toMatchObject({ disabled_reason: 'gone' });
    expect((await company.deliveries(webhook)).map(({ state }) => state)).toEqual(['cancelled', 'failed']);
    const told = await company.rig.rows(`select data from event where kind = 'webhook_changed'`);
    expect(told).toEqual([{ data: { webhookId: webhook } }]);
    const audit = await company.rig.rows(
      `select actor_kind, action, after from audit_entry where object_kind = 'webhook' and object_id = $1`,
      [webhook],
    );
    expect(audit).toEqual([{ actor_kind: 'system', action: 'webhook.changed', after: { state: 'disabled' } }]);
    await company.aTag('nobody hears of it');
    const other = await company.hasWebhook({ path: '/other' });
    await company.aTag('but this one does');
    await company.settled(other, 1);
    expect(await company.deliveries(webhook)).toHaveLength(2);
  });

  it('429 with Retry-After: not before that, and not later than in an hour', async () => {
    const wishes: Record<string, string> = { '/minutes': '600', '/days': '999999' };
    company.receiver.answers(({ path }) => ({ status: 429, headers: { 'retry-after': wishes[path] ?? '' } }));
    const [minutes, days] = [await company.hasWebhook({ path: '/minutes' }), await company.hasWebhook({ path: '/days' })];
    await company.aTag('one');
    const inSeconds = async (webhook: number): Promise<number> => {
      await company.settled(webhook, 1);
      const [row] = await company.rig.rows<{ s: number }>(
        `select extract(epoch from d.next_attempt_at - a.at)::float8 as s from webhook_delivery d join webhook_attempt a on a.delivery_id = d.id where d.webhook_id = $1`,
        [webhook],
      );
      return row?.s ?? 0;
    };
    expect(Math.round((await inSeconds(minutes)) / 60)).toBe(10);
    expect(Math.round((await inSeconds(days)) / 60)).toBe(60);
  });
});

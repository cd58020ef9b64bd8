import { Database } from '#persistence/database.js';
import { pushRecipients } from '#persistence/push/push-recipients.view.js';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { Integrator } from '../../../../../test/api/integrator.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../test/api/rows.js';
import { monthIsOver, paysIn, runsOut } from '../../../../../test/api/tariff.js';
import { until } from '../../../../../test/api/until.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';
import { type RunningWorkers, workersFor } from '../../../../../test/api/workers-for.js';
import { OF_NOBODYS_WORDS, readAll, readRoutes, type Read } from './withheld.walk.js';

/** Stands in all that a blocked dialog was sent, and nowhere else. */
const MARKER = 'unpaidquill';
/** As the index of words keeps it, whatever it takes off at the end. */
const STEM = 'unpaidqui';
const PHONE = '79005550001';
const OTHER = '79005550002';

/** Where the message stands once it is paid for: what a route does not show then, the walk before proved nothing of. */
const SHOWN = [
  ...['GET /api/dialogs', 'GET /api/dialogs/:id/messages', 'GET /api/dialogs/:id/export', 'GET /api/messages/search'],
  ...['GET /api/cards/:id/timeline', 'GET /api/attachments/:id'],
  ...['GET /v1/messages', 'GET /v1/messages/:id'],
  ...['GET /v1/clients/:id/last_question', 'GET /v1/clients/:id/questions', 'GET /v1/requests/:id/messages'],
];

describe('what a blocked dialog was sent', () => {
  const integrator = new Integrator();
  let api: ApiUnderTest;
  let workers: RunningWorkers;
  let anna: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let companyId: number;
  let token: string;
  let line: WhatsAppLine;
  let window: LiveWindow;
  let shareToken: string;
  let messageIds: number[];
  let ids: number[];
  let port: number;

  beforeAll(async () => {
    await integrator.start();
    api = await ApiUnderTest.start({ OUTBOUND_ALLOW: integrator.network });
    workers = await workersFor(api, { OUTBOUND_ALLOW: integrator.network });
    port = await listen(api.app);
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    boris = await anOperator(api, companyId);
    token = await api.token(companyId);
    line = await WhatsAppLine.connect(api, anna);
    await line.write(says.text(PHONE, 'Before'));
    const dialog = await theDialog();
    await api.rows(`update dialog set operator_id = $2, last_operator_id = $2 where id = $1`, [...[dialog.id, boris.id]]);
    shareToken = new URL((await anna.send('POST', `/api/dialogs/${dialog.id}/shares`, { days: 7 })).json().url).hash.slice(1);
    await listens();
    await monthIsOver(api, companyId);
    await runsOut(api, companyId);
    window = await LiveWindow.open(port, anna);
    await isSentUnpaid();
    ids = await idsOfAll(dialog);
  }, 120_000);
  afterAll(async () => {
    window.cut();
    await workers.stop();
    await api.stop();
    await integrator.stop();
  });

  const theDialog = async (): Promise<{ id: number; client_id: number; card_id: number; request_id: number }> =>
    (
      await api.rows<{ id: number; client_id: number; card_id: number; request_id: number }>(
        `select d.id::int, d.client_id::int, c.card_id::int, d.request_id::int from dialog d join client c on c.id = d.client_id
          where d.company_id = $1 and c.phone = $2`,
        [companyId, PHONE],
      )
    )[0]!;

  async function listens(): Promise<void> {
    const events = ['inbox', 'outbox', 'new_request', 'new_client'];
    const answer = await anna.send('POST', '/api/webhooks', { name: 'CRM', url: integrator.url, events });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    integrator.learns(answer.json<{ secret: string }>().secret);
    const [session] = await api.rows<{ id: string }>('select id from session where operator_id = $1', [boris.id]);
    await api.rows(
      `insert into push_subscription (company_id, operator_id, session_id, endpoint, p256dh, auth) values ($1, $2, $3, 'http://127.0.0.2:9/', 'p', 'a')`,
      [companyId, boris.id, session!.id],
    );
  }

  async function write(...messages: Parameters<WhatsAppLine['write']>): Promise<void> {
    const { statusCode, body } = await line.write(...messages);
    if (statusCode !== 200) throw new Error(`${statusCode} ${body}\n${api.logged.slice(-3).join('')}`);
  }

  /** Words, an edit, a reaction, a quote, a file with a name and what is in it; and one that opens a dialog nobody ever paid for. */
  async function isSentUnpaid(): Promise<void> {
    const first = says.text(PHONE, `${MARKER} one`);
    await write(first, says.text(PHONE, 'soon another'));
    const [row] = await api.rows<{ external_id: string }>(`select external_id from message where text = 'soon another'`);
    await write(says.edit(PHONE, row!.external_id, `${MARKER} edited`), says.reaction(PHONE, row!.external_id, '👍'));
    await write(says.quoting(PHONE, `${MARKER} answering`, String(first['id'])));
    await write(says.text(OTHER, `${MARKER} two`));
    messageIds = (
      await api.rows<{ id: number }>('select id::int from message where company_id = $1 and withheld order by id', [companyId])
    ).map(({ id }) => id);
    const uploadId = (await anna.upload(`${MARKER}.txt`, `${MARKER} inside`)).json().id as number;
    await api.rows(
      `insert into attachment (company_id, message_id, kind, name, mime, storage_key, state)
       select $1, $2, 'document', name, mime, storage_key, 'stored' from upload where id = $3`,
      [companyId, messageIds[0], uploadId],
    );
    await api.rows('delete from upload where id = $1', [uploadId]);
  }

  async function idsOfAll({ id, client_id, card_id, request_id }: Awaited<ReturnType<typeof theDialog>>): Promise<number[]> {
    const others = await api.rows<{ id: number }>(
      `select id::int from attachment where company_id = $1
       union all select id::int from dialog where company_id = $1 union all select id::int from request where company_id = $1
       union all select id::int from client where company_id = $1 union all select card_id::int from client where company_id = $1
       union all select id::int from channel where company_id = $1 union all select id::int from webhook where company_id = $1
       union all select id::int from webhook_delivery where company_id = $1`,
      [companyId],
    );
    const [{ id: beforeId }] = (await api.rows<{ id: number }>(`select id::int from message where text = 'Before'`)) as [{ id: number }];
    const known = [
      id,
      client_id,
      card_id,
      request_id,
      boris.id,
      anna.me.operator.id,
      ...messageIds.slice(0, 2),
      beforeId,
      ...others.map((row) => row.id),
    ];
    return [...new Set(known.filter((one) => one !== null))];
  }

  const walk = (): Promise<Read[]> => readAll({ api, console: anna, token, ids }, MARKER);
  const holding = (reads: Read[]): string[] => reads.filter(({ answer }) => answer.body.includes(MARKER)).map(({ address }) => address);
  const shared = async (): Promise<string> => (await api.browser().send('POST', '/api/shared/look', { token: shareToken })).body;
  const pushed = (): Promise<{ text: string | null }[]> =>
    api.app.get(Database).transaction(companyId, (tx) => pushRecipients(tx, { clientIds: messageIds, internalIds: [] }));

  it('stands in no answer of any route that reads, and each of them answered', async () => {
    const reads = await walk();
    expect(holding(reads)).toEqual([]);
    expect(reads.filter(({ answer }) => answer.statusCode >= 500).map(({ address }) => address)).toEqual([]);
    const answered = new Set(reads.filter(({ answer }) => answer.statusCode < 300).map(({ name }) => name));
    expect(
      readRoutes(api)
        .filter((name) => !answered.has(name))
        .sort(),
    ).toEqual([...OF_NOBODYS_WORDS].sort());
  }, 240_000);

  it('stands in no link that shows the chat, no push, no webhook, no log, no process and no event', async () => {
    await until(
      async () => (await api.rows('select 1 from message_search where company_id = $1', [companyId])).length > 0,
      'the index',
      20_000,
    );
    expect(await shared()).toContain('Before');
    expect(await shared()).not.toContain(MARKER);
    expect(await pushed()).toEqual([]);
    const kept = await api.rows(
      `select 'outbox' as place from outbox where payload::text like $1
       union all select 'delivery' from webhook_delivery where body like $1 union all select 'search' from message_search where words::text like $1
       union all select 'event' from event where data::text like $1 union all select 'dialog' from dialog where last_message_preview like $1
       union all select 'idempotency' from api_idempotency i where to_jsonb(i)::text like $1`,
      [`%${STEM}%`],
    );
    expect(kept).toEqual([]);
    expect(JSON.stringify(window.frames)).not.toContain(MARKER);
    expect(api.logged.join('')).not.toContain(MARKER);
    expect((await api.browser().get('/metrics')).body).not.toContain(MARKER);
  });

  it('is told to a screen that comes back no sooner than to one that stayed', async () => {
    const late = await LiveWindow.open(port, anna, 1);
    await late.until(() => late.frames.some(({ type }) => type === 'events' || type === 'reload'), 'what it missed');
    expect(JSON.stringify(late.frames)).not.toContain(MARKER);
    late.cut();
  });

  it('is everywhere once it is paid for, each message once, in order, as a new one', async () => {
    expect(await paysIn(api, companyId, 500)).toEqual({ unblocked: 2, blocked: 0 });
    const texts = [`${MARKER} one`, `${MARKER} edited`, `${MARKER} answering`, `${MARKER} two`];
    await window.until(() => window.texts.includes(`${MARKER} two`), 'the last of them', 20_000);
    expect(window.texts.filter((text) => text?.startsWith(MARKER))).toEqual(texts);
    const told = (): unknown[] => integrator.of('inbox').map(({ body }) => (body as { text: string }).text);
    await until(() => told().length >= texts.length, 'the webhook', 30_000);
    expect(
      told()
        .filter((text) => String(text).startsWith(MARKER))
        .sort(),
    ).toEqual([...texts].sort());
    await until(
      async () => (await api.rows('select 1 from message_search where words::text like $1', [`%${STEM}%`])).length >= 4,
      'the index',
      20_000,
    );
    expect((await pushed()).map(({ text }) => text)).toContain(`${MARKER} one`);
    expect(await shared()).toContain(`${MARKER} one`);
    const shown = new Set((await walk()).filter(({ answer }) => answer.body.includes(MARKER)).map(({ name }) => name));
    expect(SHOWN.filter((name) => !shown.has(name))).toEqual([]);
  }, 240_000);
});

import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { until } from '../../../../../test/api/until.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

describe('while the database is away', () => {
  let api: ApiUnderTest;
  let line: WhatsAppLine;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    line = await WhatsAppLine.connect(api, await api.browser().registers());
  }, 60_000);
  afterAll(() => api.stop());

  /** Cuts every connection of the product and lets none in again; the owner, who looks on, keeps his. */
  async function away(): Promise<void> {
    await api.owner.query(`do $$ begin execute format('alter database %I connection limit 0', current_database()); end $$`);
    await cut();
  }
  const cut = (): Promise<unknown> =>
    api.rows('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
  const back = (): Promise<unknown> =>
    api.owner.query(`do $$ begin execute format('alter database %I connection limit -1', current_database()); end $$`);
  const stored = async (): Promise<number> => (await api.rows(`select 1 from message where kind = 'from_client'`)).length;

  it('a webhook is answered with 503, so that the provider sends it again, and nothing of it is stored; afterwards it is taken in', async () => {
    expect((await line.write(says.text('79001112233', 'Before'))).statusCode).toBe(200);
    const webhook = line.body([{ messages: [says.text('79001112233', 'Is it fresh?')] }]);
    await away();
    try {
      const answers = await Promise.all([line.post(webhook), line.post(webhook), line.write(says.text('79004445566', 'Me too'))]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503]);
      expect(answers[0]?.headers['retry-after']).toBeDefined();
      expect(answers[0]?.body).not.toMatch(/connection|deskwire_app|test_/);
      expect(await stored()).toBe(1);
    } finally {
      await back();
    }
    await until(async () => (await line.post(webhook)).statusCode === 200, 'the webhook is taken in', 10_000);
    expect((await line.post(webhook)).statusCode).toBe(200);
    expect(await stored()).toBe(2);
  });

  it('a hundred at once, in the midst of which every connection is cut: what was acknowledged is there, and all comes after a repeat', async () => {
    const webhooks = Array.from({ length: 100 }, (_, n) => ({
      text: `Message ${n}`,
      body: line.body([{ messages: [says.text(`7900222${n}`, `Message ${n}`)] }]),
    }));
    const post = async ({ text, body }: (typeof webhooks)[number]): Promise<{ text: string; status: number }> => ({
      ...{ text, status: (await line.post(body)).statusCode },
    });
    const [first] = await Promise.all([Promise.all(webhooks.map(post)), cut()]);
    expect(first.every(({ status }) => status === 200 || status === 503)).toBe(true);
    const there = new Set(
      (await api.rows<{ text: string }>(`select text from message where text like 'Message %'`)).map(({ text }) => text),
    );
    for (const { text, status } of first) if (status === 200) expect(there).toContain(text);

    await until(async () => (await Promise.all(webhooks.map(post))).every(({ status }) => status === 200), 'all are acknowledged', 10_000);
    const rows = await api.rows<{ text: string }>(`select text from message where text like 'Message %'`);
    expect(rows.map(({ text }) => text).sort()).toEqual(webhooks.map(({ text }) => text).sort());
  });

  it('nothing of the trouble is left: one client, one dialog and one open request each', async () => {
    const [row] = await api.rows<Record<string, string>>(
      `select (select count(*) from client) as clients, (select count(*) from dialog) as dialogs, (select count(*) from request where state = 'open') as requests,
              (select count(distinct value) from client_identity) as identities`,
    );
    expect(new Set(Object.values(row ?? {})).size).toBe(1);
  });
});

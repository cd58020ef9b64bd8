import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Database } from '#persistence/database.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog } from '../../../../../../test/api/rows.js';

const MESSAGES = 10_000;
/** As many as one reading of the database brings. */
const STRETCHES = MESSAGES / 500;
/** So long that what lies between the database and a reader who has stopped holds a part of them only. */
const LINE = 4_000;

describe('a long chat as a file', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let address: string;
  let readings = 0;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    const { companyId, dialogId, clientId, channelId } = await aDialog(api, anna.me.company.id, (await aChannel(anna)).id);
    await api.rows(
      `insert into message (company_id, dialog_id, client_id, channel_id, kind, origin, text, sent_at, created_at)
       select $1, $2, $3, $4, 'from_client', 'client', 'Line ' || n || repeat('.', ${LINE}), at, at
         from generate_series(1, ${MESSAGES}) n cross join lateral (select timestamptz '2026-08-01' + n * interval '1 second' as at) t`,
      [companyId, dialogId, clientId, channelId],
    );
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    address = `http://127.0.0.1:${port}/api/dialogs/${dialogId}/export?format=`;
    // Every stretch is asked for in a transaction of its own; they run as ever, and are counted.
    const database = api.app.get(Database);
    const transaction = database.transaction.bind(database) as Database['transaction'];
    database.transaction = (companyId, work, options) => {
      readings += 1;
      return transaction(companyId, work, options);
    };
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(() => {
    readings = 0;
  });

  /** The answer of which nothing is read yet. */
  const asked = (format: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      http.get(`${address}${format}`, { agent: false, headers: { cookie: anna.cookie ?? '' } }, resolve).on('error', reject);
    });
  /** How many bytes came. */
  async function read(answer: IncomingMessage): Promise<number> {
    let bytes = 0;
    for await (const piece of answer) bytes += (piece as Buffer).length;
    return bytes;
  }
  /** A whole other file meanwhile: what goes on reading by itself is through by then. */
  const another = async (format: string): Promise<number> => read(await asked(format));

  it.each(['csv', 'html'])(
    '%s: who reads slowly keeps the database from being read, and gets all of it',
    async (format) => {
      const slow = await asked(format);
      const bytes = await another(format);
      expect(bytes).toBeGreaterThan(MESSAGES * LINE);
      expect(readings).toBeGreaterThanOrEqual(STRETCHES);
      expect(readings).toBeLessThan(1.5 * STRETCHES);
      expect(await read(slow)).toBe(bytes);
      expect(readings).toBeGreaterThanOrEqual(2 * STRETCHES);
    },
    60_000,
  );

  it.each(['csv', 'html'])(
    '%s: who goes away ends it',
    async (format) => {
      (await asked(format)).destroy();
      await another(format);
      expect(readings).toBeLessThan(1.5 * STRETCHES);
      const before = readings;
      await another(format);
      expect(readings - before).toBeLessThan(1.5 * STRETCHES);
    },
    60_000,
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { aChannel } from '../../../../../test/api/rows.js';

/** A message as it was stored, with its client and files. */
export interface Stored {
  kind: string;
  origin: string;
  text: string | null;
  content: Record<string, unknown> | null;
  external_id: string | null;
  quoted_external_id: string | null;
  provider_at: Date | null;
  status: number;
  attachments: { kind: string; mime: string | null; name: string | null; provider_media_id: string | null; state: string }[];
  identities: string[];
  client: string;
  phone: string | null;
}

/** What one webhook left behind: everything in a database that held nothing before. */
export interface Left {
  messages: Stored[];
  /** Codes of the system lines. */
  lines: string[];
  dialogs: number;
  clients: { name: string; phone: string | null; identities: string[] }[];
  quarantined: number;
  channel: { state: string; last_error: string | null };
  templates: { name: string; status: string; category: string | null; reason: string | null; external_id: string | null }[];
}

type Values = Record<string, string>;

export interface GoldenTable {
  /** The kind of channel, and the connector's folder with its fixtures. */
  transport: string;
  /** Which of the files are webhooks; all but answers of the API (`api-…`) unless told. */
  webhooks?(file: string): boolean;
  /** The webhook that a file is a part of, where somebody kept only its inner part. */
  asSent?(body: Buffer): Buffer;
  /** How the channel is set up that a file was sent to. */
  formOf(body: unknown): { settings: Values; secrets: Values };
  /** What the provider adds to a webhook so that it is believed. */
  credentials(body: Buffer, secrets: Values): { headers?: Values; query?: Values };
  /** Our answer to a webhook, where it must be a certain text. */
  answer?: string;
  /** What each file must leave behind. A file without an entry fails the test, and an entry without a file too. */
  expectations: Record<string, (left: Left) => void>;
}

/** The one message that came of a file. */
export function only(left: Left): Stored {
  expect(left.messages).toHaveLength(1);
  return left.messages[0] as Stored;
}

/** Nothing that anybody sees came of it, and nothing was put aside as unreadable. */
export function nothing(left: Left): void {
  expect(left.messages).toEqual([]);
  expect(left.dialogs).toBe(0);
  expect(left.quarantined).toBe(0);
}

/** Every recorded webhook of a connector, byte for byte through its real address, each twice. */
export function goldenSpec(table: GoldenTable): void {
  const folder = path.resolve('libs/connectors/src', table.transport, 'fixtures');

  describe(`every recorded webhook of ${table.transport}, byte for byte through its real address`, () => {
    let api: ApiUnderTest;
    beforeAll(async () => void (api = await ApiUnderTest.start()), 60_000);
    afterAll(() => api.stop());

    it('has an expectation for each file that is a webhook', () => {
      const webhooks = table.webhooks ?? ((file) => !file.startsWith('api-'));
      const recorded = readdirSync(folder).filter((file) => file.endsWith('.json') && webhooks(file));
      expect(Object.keys(table.expectations).sort()).toEqual(recorded.sort());
    });

    it.each(Object.entries(table.expectations))('%s becomes what it is, once', async (file, expectation) => {
      const recorded = readFileSync(path.join(folder, file));
      const body = table.asSent?.(recorded) ?? recorded;
      const { companyId, url, headers } = await connected(api, table, file, body);
      const post = (): ReturnType<ApiUnderTest['inject']> => api.inject({ method: 'POST', url, payload: body, headers });
      const answer = await post();
      expect({ status: answer.statusCode, body: answer.body }).toEqual({ status: 200, body: table.answer ?? answer.body });
      const left = await look(api, companyId);
      expectation(left);
      expect((await post()).statusCode).toBe(200);
      const { messages, clients, lines } = await look(api, companyId);
      expect({ messages, clients, lines }).toEqual({ messages: left.messages, clients: left.clients, lines: left.lines });
    });
  });
}

/** Each file gets a company and a channel of its own, set up for whom the file names. */
async function connected(
  api: ApiUnderTest,
  table: GoldenTable,
  file: string,
  body: Buffer,
): Promise<{ companyId: number; url: string; headers: Values }> {
  const form = table.formOf(JSON.parse(body.toString()) as unknown);
  const admin = await api.browser().registers(file);
  const { webhookPath } = await aChannel(admin, { transport: table.transport, ...form });
  const { headers = {}, query = {} } = table.credentials(body, form.secrets);
  const url = `${webhookPath}?${new URLSearchParams(query).toString()}`.replace(/\?$/, '');
  return { companyId: admin.me.company.id, url, headers: { 'content-type': 'application/json', ...headers } };
}

async function look(api: ApiUnderTest, companyId: number): Promise<Left> {
  const all = <Row>(sql: string): Promise<Row[]> => api.rows<Row>(sql, [companyId]);
  const messages = await all<Stored>(`
    select m.kind, m.origin, m.text, m.content, m.external_id, m.quoted_external_id, m.provider_at, m.status, c.name as client, c.phone,
           array(select i.kind || ':' || i.value from client_identity i where i.client_id = c.id order by 1) as identities,
           coalesce((select jsonb_agg(to_jsonb(a) order by a.position) from attachment a where a.message_id = m.id), '[]') as attachments
      from message m join client c on c.id = m.client_id where m.company_id = $1 order by m.id`);
  const [channel] = await all<Left['channel']>('select state, last_error from channel where company_id = $1');
  return {
    messages: messages.filter(({ kind }) => kind !== 'system'),
    lines: messages.filter(({ kind }) => kind === 'system').map(({ content }) => (content as { system: { code: string } }).system.code),
    dialogs: (await all('select id from dialog where company_id = $1')).length,
    clients: await all(
      `select c.name, c.phone, array(select i.kind || ':' || i.value from client_identity i where i.client_id = c.id order by 1) as identities
         from client c where c.company_id = $1 order by c.id`,
    ),
    quarantined: (await all('select id from quarantined_update where company_id = $1')).length,
    channel: channel as Left['channel'],
    templates: await all('select name, status, category, reason, external_id from template where company_id = $1'),
  };
}

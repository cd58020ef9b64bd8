import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { whatsAppForm } from '../../../../../test/api/rows.js';
import { until } from '../../../../../test/api/until.js';
import { says, signedBy, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

const SECRET = whatsAppForm.secrets.app_secret;

describe('who may tell us something', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let line: WhatsAppLine;
  let other: WhatsAppLine;
  let body: Buffer;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    line = await WhatsAppLine.connect(api, anna);
    other = await WhatsAppLine.connect(api, anna, { secrets: { ...whatsAppForm.secrets, app_secret: 'another-secret' } });
    body = line.body([{ messages: [says.text('79001112233', 'Is it fresh?')] }]);
  }, 60_000);
  afterAll(() => api.stop());

  /** How many rows each table of the database holds, and when the channels last heard anything. */
  async function everything(): Promise<unknown> {
    const [row] = await api.rows<{ counts: unknown }>(`
      select jsonb_build_object('channels', (select jsonb_agg(to_jsonb(c) order by c.id) from channel c), 'counts', (
        select jsonb_object_agg(relname, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname), false, true, '')))[1]::text)
          from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace)) as counts`);
    return row?.counts;
  }

  const good = (): string => signedBy(SECRET, body)['x-hub-signature-256'] as string;
  it.each<[string, () => Record<string, string>]>([
    ['no signature', () => ({})],
    ['an empty one', () => ({ 'x-hub-signature-256': '' })],
    ['the signature of another body', () => signedBy(SECRET, Buffer.from(body.toString().replace('fresh', 'stale')))],
    [
      'the signature of the same JSON written anew',
      () => signedBy(SECRET, Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1))),
    ],
    ['one by another secret', () => signedBy('guessed', body)],
    ['one by an empty secret', () => signedBy('', body)],
    ["another channel's signature", () => signedBy('another-secret', body)],
    ['a truncated one', () => ({ 'x-hub-signature-256': good().slice(0, -2) })],
    ['one with more behind it', () => ({ 'x-hub-signature-256': `${good()}00` })],
    ['one without its scheme', () => ({ 'x-hub-signature-256': good().slice('sha256='.length) })],
    ['the right one under the header of the older scheme', () => ({ 'x-hub-signature': good() })],
  ])('%s: 401, and not a row anywhere', async (_what, headers) => {
    const before = await everything();
    const answer = await line.post(body, headers());
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'signature_refused', detail: expect.stringContaining('check the secret') });
    expect(await everything()).toEqual(before);
  });

  it("a body that is signed for one channel is refused at another's address", async () => {
    const before = await everything();
    expect((await line.post(body, undefined, other.address)).statusCode).toBe(401);
    expect(await everything()).toEqual(before);
  });

  it('the right signature is taken, in capitals too: the proof that the refusals were about the signature', async () => {
    const headers = { 'x-hub-signature-256': `sha256=${good().slice('sha256='.length).toUpperCase()}` };
    expect((await line.post(body, headers)).statusCode).toBe(200);
    await until(async () => (await api.rows('select 1 from channel where last_inbound_at is not null')).length === 1);
    expect(await api.rows(`select text from message where kind = 'from_client'`)).toEqual([{ text: 'Is it fresh?' }]);
  });

  it.each([
    ['an unknown key', '/hooks/whatsapp-cloud/nobody'],
    ['an unknown provider', '/hooks/pigeon/nobody'],
    ['a key of another provider', '/hooks/telegram/KEY'],
  ])('%s does not exist: 404, and not a row anywhere', async (_what, url) => {
    const before = await everything();
    const answer = await line.post(body, undefined, url.replace('KEY', line.address.split('/').at(-1) as string));
    expect(answer.statusCode).toBe(404);
    expect(await everything()).toEqual(before);
  });
});

describe('the provider asks whether the address is ours', () => {
  let api: ApiUnderTest;
  let line: WhatsAppLine;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    line = await WhatsAppLine.connect(api, await api.browser().registers());
  }, 60_000);
  afterAll(() => api.stop());
  const ask = (query: string): ReturnType<ApiUnderTest['inject']> => api.inject({ method: 'GET', url: `${line.address}?${query}` });

  it('it is, for whoever knows the verify token: the challenge comes back as it is', async () => {
    const answer = await ask(`hub.mode=subscribe&hub.verify_token=${whatsAppForm.secrets.verify_token}&hub.challenge=1158201444`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('1158201444');
    expect(answer.headers['content-type']).toContain('text/plain');
  });

  it.each([
    ['a wrong token', 'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1'],
    ['no token', 'hub.mode=subscribe&hub.challenge=1'],
    ['the token twice', 'hub.mode=subscribe&hub.verify_token=planted-verify&hub.verify_token=planted-verify&hub.challenge=1'],
    ['no challenge', 'hub.mode=subscribe&hub.verify_token=planted-verify'],
    ['another mode', 'hub.mode=unsubscribe&hub.verify_token=planted-verify&hub.challenge=1'],
    ['nothing', ''],
  ])('%s is refused', async (_what, query) => {
    expect((await ask(query)).statusCode).toBe(403);
  });
});

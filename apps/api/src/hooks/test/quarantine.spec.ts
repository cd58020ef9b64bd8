import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { whatsAppForm } from '../../../../../test/api/rows.js';
import { says, signedBy, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

interface Kept {
  id: number;
  reason: string;
  error: string;
  body: string;
  replayedAt: string | null;
}

describe('a body that cannot become what it should', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let line: WhatsAppLine;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    line = await WhatsAppLine.connect(api, anna);
  });

  const kept = async (): Promise<Kept[]> => (await anna.get(`/api/channels/${line.channelId}/quarantine`)).json().items;
  const replay = async (id: number): Promise<{ outcome: string; error: string | null }> =>
    (await anna.send('POST', `/api/quarantine/${id}/replay`, {})).json();
  const channel = async (): Promise<{ quarantined: number; lastError: string | null; state: string }> =>
    (await anna.get('/api/channels')).json().items.find(({ id }: { id: number }) => id === line.channelId);
  const texts = async (): Promise<(string | null)[]> =>
    (
      await api.rows<{ text: string }>(`select text from message where channel_id = $1 and kind = 'from_client' order by id`, [
        line.channelId,
      ])
    ).map(({ text }) => text);
  const signed = (body: Buffer): ReturnType<WhatsAppLine['post']> => line.post(body, signedBy(whatsAppForm.secrets.app_secret, body));

  it.each([
    ['no JSON', 'Is it fresh?'],
    ['half of a JSON', '{"object":"whatsapp_business_account","entry":[{"id":"1","chan'],
    ['a JSON that is no webhook', '{"odd":true}'],
    ['a list', '[]'],
    ['nothing', ''],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8]).toString('latin1')],
  ])('%s is acknowledged, or it would come back for days, and kept as it came with the reason', async (_what, text) => {
    const body = Buffer.from(text, 'latin1');
    expect((await signed(body)).statusCode).toBe(200);
    const [update, ...more] = await kept();
    expect(more).toEqual([]);
    expect(update).toMatchObject({ reason: 'unparsable', error: expect.stringMatching(/\w{4}/), replayedAt: null });
    expect(await api.rows('select body from quarantined_update where id = $1', [update?.id])).toEqual([{ body }]);
    expect(await channel()).toMatchObject({ quarantined: 1, lastError: update?.error, state: 'active' });
    expect(await texts()).toEqual([]);
  });

  it('is told to the screens', async () => {
    await signed(Buffer.from('{"odd":true}'));
    const told = await api.rows(`select 1 from event where kind = 'channel_changed' and (data ->> 'channelId')::bigint = $1`, [
      line.channelId,
    ]);
    expect(told.length).toBeGreaterThan(0);
  });

  it('replayed without a change, says that it is still failing and stays', async () => {
    await signed(Buffer.from('{"odd":true}'));
    const [update] = await kept();
    expect(await replay(update!.id)).toEqual({ outcome: 'still_failing', error: update?.error });
    expect(await kept()).toEqual([update]);
  });

  it('a number that the channel does not serve is kept and shown; when the channel serves it, a replay makes it what it is, once', async () => {
    const wrong = await WhatsAppLine.connect(api, anna);
    const foreign = wrong.body([
      { contacts: [{ wa_id: '79001112233', profile: { name: 'Vera' } }], messages: [says.text('79001112233', 'Is it fresh?')] },
    ]);
    expect((await signed(foreign)).statusCode).toBe(200);
    expect(await texts()).toEqual([]);
    const [update] = await kept();
    expect(update).toMatchObject({ reason: 'not_served', error: expect.stringContaining(wrong.phoneNumberId), body: foreign.toString() });
    expect(await channel()).toMatchObject({ quarantined: 1, lastError: update?.error });
    expect(await replay(update!.id)).toMatchObject({ outcome: 'still_failing', error: expect.stringContaining(wrong.phoneNumberId) });

    await anna.send('PATCH', `/api/channels/${line.channelId}`, { settings: { phone_number_id: wrong.phoneNumberId }, unchecked: true });
    expect(await replay(update!.id)).toEqual({ outcome: 'replayed', error: null });
    expect(await replay(update!.id)).toEqual({ outcome: 'replayed', error: null });
    expect(await texts()).toEqual(['Is it fresh?']);
    expect((await kept())[0]?.replayedAt).not.toBeNull();
    expect(await channel()).toMatchObject({ quarantined: 0 });
  });

  it('beside a number that is not served, what is for this channel is taken in', async () => {
    const other = JSON.parse((await WhatsAppLine.connect(api, anna)).body([{ messages: [says.text('7111', 'Not for us')] }]).toString());
    const mixed = JSON.parse(line.body([{ messages: [says.text('79001112233', 'For us')] }]).toString());
    mixed.entry.push(...other.entry);
    await signed(Buffer.from(JSON.stringify(mixed)));
    expect(await texts()).toEqual(['For us']);
    expect(await kept()).toMatchObject([{ reason: 'not_served' }]);
  });

  it('one item that the database refuses does not lose its neighbours, in the same body or beside it; it can be replayed', async () => {
    await api.rows(`alter table message add constraint fault check (text is distinct from 'Refuse me') not valid`);
    const write = (...said: string[]): ReturnType<WhatsAppLine['write']> =>
      line.write(...said.map((text, n) => says.text(`7900111${n}`, text)));
    const answers = await Promise.all([write('First'), write('Before', 'Refuse me', 'After'), write('Last')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect((await texts()).sort()).toEqual(['After', 'Before', 'First', 'Last']);
    const [update, ...more] = await kept();
    expect(more).toEqual([]);
    expect(update).toMatchObject({ reason: 'item_failed', error: expect.stringContaining('message_received') });
    expect(update?.error).not.toContain('Refuse me');
    expect(update?.body).toContain('Refuse me');

    expect(await replay(update!.id)).toMatchObject({ outcome: 'still_failing' });
    await api.rows('alter table message drop constraint fault');
    expect(await replay(update!.id)).toEqual({ outcome: 'replayed', error: null });
    expect((await texts()).sort()).toEqual(['After', 'Before', 'First', 'Last', 'Refuse me']);
  });

  it("another company's update does not exist", async () => {
    await signed(Buffer.from('{"odd":true}'));
    const [update] = await kept();
    const stranger = await api.browser().registers('Cold Bread');
    expect((await stranger.send('POST', `/api/quarantine/${update?.id}/replay`, {})).statusCode).toBe(404);
  });
});

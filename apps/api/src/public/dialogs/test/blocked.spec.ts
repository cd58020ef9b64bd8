import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import { monthIsOver, paysIn, runsOut } from '../../../../../../test/api/tariff.js';
import { V1World } from '../../../../../../test/api/v1-world.js';
import { says, WhatsAppLine } from '../../../../../../test/api/whatsapp.js';

const PHONE = '79006660001';

/** What a program that keeps its own copy of dialogs and messages is shown of one that nothing pays for. */
describe('a blocked dialog in /v1', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let line: WhatsAppLine;
  let dialogId: number;
  let clientId: number;
  let requestId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    line = await WhatsAppLine.connect(api, world.admin);
    await line.write(says.text(PHONE, 'Before'));
    const [row] = await api.rows<{ id: number; client_id: number; request_id: number }>(
      'select id::int, client_id::int, request_id::int from dialog where company_id = $1',
      [world.companyId],
    );
    [dialogId, clientId, requestId] = [row!.id, row!.client_id, row!.request_id];
    await monthIsOver(api, world.companyId);
    await runsOut(api, world.companyId);
    await line.write(says.text(PHONE, 'Secret one'), says.text(PHONE, 'Secret two'));
  }, 60_000);
  afterAll(() => api.stop());

  const data = (answer: Answer): unknown => answer.json().data;
  /** With the lines that tell of its beginning and of its being blocked, as everywhere in `/v1`. */
  const visible = async (): Promise<number> =>
    (await api.rows<{ n: number }>('select count(*)::int as n from message where dialog_id = $1 and not withheld', [dialogId]))[0]!.n;
  const isShown = (shown: unknown, messages: number): void => {
    expect(shown).toMatchObject({ id: dialogId, client_id: clientId, last_request_id: requestId, state: 'open', blocked: true, messages });
    expect(JSON.stringify(shown)).not.toContain('Secret');
  };

  it('is listed, counted and found as any other, with "blocked" and without anything of what is withheld', async () => {
    const count = await visible();
    const listed = await world.get('/dialogs');
    expect(listed.json().meta.total).toBe(1);
    isShown(listed.json().data[0], count);
    isShown(data(await world.get(`/dialogs/${dialogId}`)), count);
    isShown((data(await world.get(`/clients/${clientId}/dialogs`)) as unknown[])[0], count);
    await api.rows(`delete from message where dialog_id = $1 and kind = 'system'`, [dialogId]);
    expect(data(await world.get(`/dialogs/${dialogId}`))).toMatchObject({ blocked: true, messages: 1, last_message: { text: 'Before' } });
  });

  it('waits for nobody’s answer, which nobody could give', async () => {
    expect(data(await world.get('/dialogs/unanswered?limit=0'))).toEqual([]);
  });

  it('has no message in any list by whichever of its ids, nor by "from this id on"', async () => {
    for (const query of [
      `dialog_id=${dialogId}`,
      `client_id=${clientId}`,
      `channel_id=${line.channelId}`,
      'read=0',
      'start_id=1',
      'order=desc',
    ]) {
      const texts = (data(await world.get(`/messages?${query}`)) as { text: string; type: string }[]).filter(
        ({ type }) => type === 'from_client',
      );
      expect([query, texts.map(({ text }) => text)]).toEqual([query, ['Before']]);
    }
    expect((await world.get(`/clients/${clientId}/last_question`)).body).toContain('Before');
    expect((await world.get(`/clients/${clientId}/questions`)).body).not.toContain('Secret');
    expect((await world.get(`/requests/${requestId}/messages`)).body).not.toContain('Secret');
    expect((await world.get(`/clients/${clientId}`)).body).not.toContain('Secret');
  });

  it('is as any other once it is paid for, and a program that asks from where it stood misses nothing', async () => {
    const messages = data(await world.get(`/messages?dialog_id=${dialogId}`)) as { id: number; text: string }[];
    await paysIn(api, world.companyId, 250);
    expect(data(await world.get(`/dialogs/${dialogId}`))).toMatchObject({ blocked: false, messages: await visible() });
    const from = messages.find(({ text }) => text === 'Before')!.id + 1;
    const next = data(await world.get(`/messages?dialog_id=${dialogId}&start_id=${from}`)) as { text: string; type: string }[];
    expect(next.filter(({ type }) => type === 'from_client').map(({ text }) => text)).toEqual(['Secret one', 'Secret two']);
  });
});

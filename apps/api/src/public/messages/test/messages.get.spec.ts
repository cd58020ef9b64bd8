import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, anAttachment, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/messages', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let dialog: DialogRows;
  let other: DialogRows;
  const id: Record<'asked' | 'answered' | 'noted' | 'elsewhere' | 'place', number> = {} as never;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    dialog = await aDialog(api, world.companyId, world.channelId);
    other = await aDialog(api, world.companyId, world.channelId);
    id.asked = await aMessage(api, dialog, { text: 'Is it fresh?', at: '2026-03-01T10:00:00Z' });
    id.answered = await aMessage(api, dialog, {
      kind: 'to_client',
      text: 'Yes',
      status: 60,
      operatorId: world.operatorId,
      at: '2026-03-01T20:59:59Z',
    });
    id.noted = await aMessage(api, dialog, { kind: 'comment', text: 'Nice one', operatorId: world.operatorId, at: '2026-03-01T21:00:00Z' });
    id.elsewhere = await aMessage(api, other, { text: 'Elsewhere', at: '2026-03-05T10:00:00Z' });
    id.place = await aMessage(api, other, {
      text: undefined,
      at: '2026-03-06T10:00:00Z',
      content: { location: { latitude: 55.75, longitude: 37.61 } },
    });
    await api.rows('update dialog set read_up_to_id = $2 where id = $1', [other.dialogId, id.elsewhere]);
  });
  afterAll(() => api.stop());

  const ids = async (query: string): Promise<number[]> =>
    (await world.get(`/messages?${query}`)).json().data.map((message: { id: number }) => message.id);

  it('200: a message with the fields that programs read', async () => {
    expect((await world.get(`/messages/${id.answered}`)).json()).toEqual({
      status: 'success',
      data: {
        ...{
          id: id.answered,
          text: 'Yes',
          coordinates: null,
          transport: 'whatsapp',
          type: 'to_client',
          read: '1',
          created: '2026-03-01T20:59:59 UTC',
        },
        ...{
          pdf: null,
          remote_id: null,
          recipient_status: 'read',
          status: 'read',
          ai_tips: null,
          attachments: [],
          photo: null,
          video: null,
          audio: null,
        },
        ...{
          operator_id: world.operatorId,
          channel_id: world.channelId,
          dialog_id: dialog.dialogId,
          client_id: dialog.clientId,
          request_id: null,
        },
        ...{ is_new: 0, extra_data: {} },
      },
    });
  });

  it('200: a place has coordinates, and what nobody has read is new', async () => {
    expect((await world.get(`/messages/${id.place}`)).json().data).toMatchObject({
      coordinates: '55.75,37.61',
      read: '0',
      is_new: 1,
      recipient_status: null,
    });
    expect((await world.get(`/messages/${id.elsewhere}`)).json().data).toMatchObject({ read: '1', is_new: 0 });
  });

  it('200: the payload of a pressed button and the reason of a failure are told', async () => {
    const pressed = await aMessage(api, other, { content: { press: { payload: 'order?id=1', title: 'Order' } } });
    const failed = await aMessage(api, other, { kind: 'to_client', status: 90 });
    await api.rows(`update message set error = '{"code":"131047","detail":"Too late","reason":"window_closed"}' where id = $1`, [failed]);
    expect((await world.get(`/messages/${pressed}`)).json().data.extra_data).toEqual({ payload: 'order?id=1' });
    expect((await world.get(`/messages/${failed}`)).json().data).toMatchObject({
      ...{ status: 'failed', extra_data: { error_code: '131047', error_text: 'Too late' } },
    });
    await api.rows('delete from message where id = any ($1)', [[pressed, failed]]);
  });

  it.each([
    ['', () => [id.asked, id.answered, id.noted, id.elsewhere, id.place]],
    ['order=desc&limit=2', () => [id.place, id.elsewhere]],
    ['limit=2', () => [id.asked, id.answered]],
    ['type=comment', () => [id.noted]],
    ['type=from_client', () => [id.asked, id.elsewhere, id.place]],
    ['read=1', () => [id.answered, id.elsewhere]],
    ['read=0', () => [id.asked, id.noted, id.place]],
    ['transport=whatsapp&type=to_client', () => [id.answered]],
    ['transport=telegram', () => []],
    ['channel_id=999999', () => []],
    ['client_id=999999', () => []],
    ['dialog_id=999999', () => []],
    ['limit=', () => [id.asked, id.answered, id.noted, id.elsewhere, id.place]],
  ])('200: /v1/messages?%s', async (query, expected: () => number[]) => {
    expect(await ids(query)).toEqual(expected());
  });

  it('200: those of a dialog, a client, a channel or an operator', async () => {
    expect(await ids(`dialog_id=${dialog.dialogId}`)).toEqual([id.asked, id.answered, id.noted]);
    expect(await ids(`client_id=${other.clientId}`)).toEqual([id.elsewhere, id.place]);
    expect(await ids(`client_id=${other.clientId}&dialog_id=${dialog.dialogId}`)).toEqual([]);
    expect(await ids(`channel_id=${world.channelId}&limit=1`)).toEqual([id.asked]);
    expect(await ids(`operator_id=${world.operatorId}&order=desc`)).toEqual([id.noted, id.answered]);
  });

  it('200: pages go on from start_id in both directions, without a gap and without an end that repeats', async () => {
    expect(await ids(`start_id=${id.answered}&limit=2`)).toEqual([id.answered, id.noted]);
    expect(await ids(`start_id=${id.noted}&order=desc&limit=2`)).toEqual([id.noted, id.answered]);
    expect(await ids(`start_id=${id.place + 1}`)).toEqual([]);
  });

  // The company's days are Moscow's: 21:00 UTC is midnight there.
  it.each([
    ['start_date=02-03-2026', () => [id.noted, id.elsewhere, id.place]],
    ['finish_date=01-03-2026', () => [id.asked, id.answered]],
    ['start_date=01-03-2026&finish_date=02-03-2026', () => [id.asked, id.answered, id.noted]],
    ['start_date=05-03-2026&finish_date=05-03-2026', () => [id.elsewhere]],
    ['start_date=2026-03-06', () => [id.place]],
    ['start_date=07-03-2026', () => []],
    ['finish_date=28-02-2026', () => []],
    ['start_date=01-01-1999&finish_date=01-01-2199&order=desc&limit=1', () => [id.place]],
  ])('200: days are those of the company: %s', async (query, expected: () => number[]) => {
    expect(await ids(query)).toEqual(expected());
  });

  it.each([
    'start_date=31-02-2026',
    'finish_date=tomorrow',
    'type=loud',
    'read=perhaps',
    'start_id=-1',
    'client_id=x',
    'dialog_id=1.5',
    'start_id=1e99',
  ])('400: %s', async (query) => {
    const answer = await world.get(`/messages?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json().errors)).toEqual([query.split('=')[0]]);
  });

  it('404: in words that clients match', async () => {
    expect((await world.get('/messages/999999')).json()).toEqual({ status: 'error', message: 'Message not found', errors: {} });
  });

  describe('files', () => {
    let link: string;
    let attachmentId: number;
    const file = (url: string): ReturnType<typeof api.inject> => api.inject({ method: 'GET', url: url.replace(/^https?:\/\/[^/]+/, '') });

    beforeAll(async () => {
      const upload = (await world.admin.upload('счёт.pdf', '%PDF-1.4 bread')).json();
      const [row] = await api.rows<{ storage_key: string }>('select storage_key from upload where id = $1', [upload.id]);
      attachmentId = await anAttachment(api, other, {
        storageKey: row!.storage_key,
        mime: upload.mime,
        name: 'счёт.pdf',
        kind: 'document',
      });
      const [message] = await api.rows<{ id: string }>('select message_id as id from attachment where id = $1', [attachmentId]);
      const { data } = (await world.get(`/messages/${message!.id}`)).json();
      link = data.attachments[0].link;
      expect(data).toMatchObject({ attachments: [{ name: 'счёт.pdf', link }], pdf: link, photo: null });
    });

    it('a link works without the token, as a download', async () => {
      const answer = await file(link);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toBe('%PDF-1.4 bread');
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.headers['content-disposition']).toMatch(/^attachment/);
      expect(answer.headers['content-security-policy']).toContain('sandbox');
    });

    it('a link that somebody changed opens nothing', async () => {
      const other = link.replace(`.${attachmentId}.`, `.${attachmentId + 1}.`);
      for (const changed of [
        other,
        link.replace(/\.\d+\.([\w-]{43})/, '.99999999999.$1'),
        link.replace(/[\w-]{43}/, 'A'.repeat(43)),
        link.replace(/\.[\w-]{43}/, ''),
      ]) {
        expect((await file(changed)).statusCode).toBe(404);
      }
    });

    it('a file that has not arrived yet has no link; whoever has one from a webhook gets it as soon as it is there', async () => {
      const turns = (state: string): Promise<unknown> => api.rows(`update attachment set state = $2 where id = $1`, [attachmentId, state]);
      await turns('pending');
      const [message] = await api.rows<{ id: string }>('select message_id as id from attachment where id = $1', [attachmentId]);
      expect((await world.get(`/messages/${message!.id}`)).json().data.attachments).toEqual([]);
      const asked = file(link).then(({ statusCode, body }) => ({ statusCode, body }));
      await new Promise((resolve) => setTimeout(resolve, 400));
      await turns('stored');
      expect(await asked).toEqual({ statusCode: 200, body: '%PDF-1.4 bread' });
      await turns('failed');
      expect((await file(link)).statusCode).toBe(404);
    });
  });
});

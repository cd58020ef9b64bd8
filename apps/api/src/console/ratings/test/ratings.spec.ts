import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { linesOf } from '../../../../../../test/api/rows.js';
import { aWamid, says, WhatsAppLine } from '../../../../../../test/api/whatsapp.js';

const PHONE = '79005550101';

describe('the rating of a request', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let line: WhatsAppLine;
  beforeEach(async () => {
    anna = await api.browser().registers();
    line = await WhatsAppLine.connect(api, anna);
  });
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api.stop());

  const ask = (ratingQuestion: string | null): Promise<unknown> => anna.send('PATCH', '/api/company', { ratingQuestion });
  /** A client writes, and Anna answers and closes; resolves with his dialog. */
  const served = async (): Promise<number> => {
    await line.write(says.text(PHONE, 'Is it fresh?'));
    const [row] = await api.rows<{ id: string }>('select id from dialog where company_id = $1', [anna.me.company.id]);
    const id = Number(row!.id);
    await anna.send('POST', `/api/dialogs/${id}/claim`);
    expect((await anna.send('POST', `/api/dialogs/${id}/close`)).statusCode).toBe(200);
    return id;
  };
  const questions = (dialogId: number): Promise<{ id: string; text: string; request: string; buttons: { payload: string }[] | null }[]> =>
    api.rows(
      `select m.id, m.text, m.request_id as request, m.content -> 'buttons' as buttons from message m
         join sending s on s.message_id = m.id where m.dialog_id = $1 and m.kind = 'autoreply' order by m.id`,
      [dialogId],
    );
  const press = (payload: string): Promise<unknown> =>
    line.write({
      ...{ from: PHONE, id: aWamid(), timestamp: String(Math.floor(Date.now() / 1000)), type: 'interactive' },
      interactive: { type: 'list_reply', list_reply: { id: payload, title: payload.at(-1) } },
    });
  const rating = async (): Promise<unknown> => (await anna.get('/api/me/rating')).json();
  const requests = async (id: number) => (await anna.get(`/api/dialogs/${id}/requests`)).json().items;

  it('is asked for once an operator has closed it, kept with him and with the request, and may be thought better of', async () => {
    await ask('How was it?');
    const id = await served();
    const [question] = await questions(id);
    expect(question).toMatchObject({ text: 'How was it?', buttons: expect.arrayContaining([expect.objectContaining({ text: '5' })]) });
    const [, , , , five] = question!.buttons!;
    expect(await rating()).toEqual({ average: null, count: 0, days: 30 });

    await press(five!.payload);
    await press(five!.payload);
    expect(await rating()).toEqual({ average: 5, count: 1, days: 30 });
    expect(await requests(id)).toEqual([
      expect.objectContaining({ id: Number(question!.request), state: 'closed', rating: { score: 5, comment: null } }),
    ]);
    expect((await anna.get(`/api/dialogs/${id}`)).json()).toMatchObject({ state: 'closed', unreadCount: 0 });
    expect((await linesOf(api, id)).filter(({ code }) => code === 'client_rated')).toHaveLength(1);
    expect((await questions(id)).map(({ text }) => text)).toEqual(['How was it?', 'Thank you for your rating.']);

    await press(question!.buttons![1]!.payload);
    expect(await rating()).toEqual({ average: 2, count: 1, days: 30 });
    const { rating: onCard } = (await anna.get(`/api/staff/${anna.me.operator.id}`)).json();
    expect(onCard).toEqual({ average: 2, count: 1, days: 30 });
    const told = await api.rows(`select 1 from event where company_id = $1 and kind = 'rating_changed' and operator_id = $2`, [
      ...[anna.me.company.id, anna.me.operator.id],
    ]);
    expect(told).toHaveLength(2);
  });

  it('may be a lone digit, and only for a day', async () => {
    await ask('How was it?');
    const id = await served();
    await api.rows(`update request set rating_asked_at = now() - interval '25 hours' where dialog_id = $1`, [id]);
    await line.write(says.text(PHONE, '5'));
    expect(await rating()).toMatchObject({ count: 0 });
    expect((await anna.get(`/api/dialogs/${id}`)).json()).toMatchObject({ state: 'open', unreadCount: 1 });

    await anna.send('POST', `/api/dialogs/${id}/claim`);
    await anna.send('POST', `/api/dialogs/${id}/close`);
    await line.write(says.text(PHONE, '4'));
    expect(await rating()).toMatchObject({ average: 4, count: 1 });
  });

  it('two answers in one webhook: the later counts', async () => {
    await ask('How was it?');
    await served();
    await line.write(says.text(PHONE, '1'), says.text(PHONE, '3'));
    expect(await rating()).toMatchObject({ average: 3, count: 1 });
  });

  it.each<[string, (id: number) => Promise<unknown>]>([
    ['by a company that does not ask', () => ask(null)],
    [
      'of somebody on the black list',
      () => api.rows(`update client set blacklisted_at = now() where company_id = $1`, [anna.me.company.id]),
    ],
    [
      'whose messenger takes nothing any more',
      (id) => api.rows(`update dialog set last_inbound_at = now() - interval '25 hours' where id = $1`, [id]),
    ],
  ])('is not asked %s', async (_, make) => {
    await ask('How was it?');
    await line.write(says.text(PHONE, 'Is it fresh?'));
    const [row] = await api.rows<{ id: string }>('select id from dialog where company_id = $1', [anna.me.company.id]);
    await anna.send('POST', `/api/dialogs/${row!.id}/claim`);
    await make(Number(row!.id));
    await anna.send('POST', `/api/dialogs/${row!.id}/close`);
    expect(await questions(Number(row!.id))).toEqual([]);
  });

  it('is left to a bot that begins with the closing and asks for a mark itself, in its channels and while it is switched on', async () => {
    await ask('How was it?');
    const { id } = (await anna.send('POST', '/api/scenarios', { name: 'Feedback', example: 'feedback' })).json();
    const { draftVersion } = (await anna.get(`/api/scenarios/${id}`)).json();
    expect((await anna.send('POST', `/api/scenarios/${id}/publish`, { draftVersion })).statusCode).toBe(200);
    expect(await questions(await served())).toEqual([]);

    await anna.send('PATCH', `/api/scenarios/${id}`, { enabled: false });
    expect(await questions(await served())).toMatchObject([{ text: 'How was it?' }]);
  });

  it('has the words of the company, and usual ones in its language to begin with', async () => {
    expect((await anna.get('/api/company')).json().usualRatingQuestion).toBe('Your request is closed. How would you rate our work?');
    const company = (await anna.send('PATCH', '/api/company', { locale: 'ru' })).json();
    expect(company).toMatchObject({ ratingQuestion: null, usualRatingQuestion: 'Ваше обращение закрыто. Как вы оцените нашу работу?' });
    expect((await anna.send('PATCH', '/api/company', { ratingQuestion: ' ' })).statusCode).toBe(400);
    expect((await anna.send('PATCH', '/api/company', { ratingQuestion: 'Как мы справились?' })).json()).toMatchObject({
      ratingQuestion: 'Как мы справились?',
    });
  });
});

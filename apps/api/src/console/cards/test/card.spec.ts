import { aMessage, anOperator, aTag } from '../../../../../../test/api/rows.js';
import { People, who } from './people.js';

describe('the card of a person', () => {
  let people: People;
  beforeAll(async () => {
    people = await People.start();
  });
  afterAll(() => people.api.stop());

  const patch = (id: number, body: object) => people.anna.send('PATCH', `/api/cards/${id}`, body);
  const found = async (query: string, by = people.anna): Promise<number[]> => {
    const answer = (await by.get(`/api/cards/find?query=${encodeURIComponent(query)}`)).json();
    return answer.items.flatMap(({ dialogs }: { dialogs: { id: number }[] }) => dialogs.map(({ id }) => id));
  };

  it('is edited once, shows in every dialog, and grows its revision', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const { id } = await people.link(a.cardId, b.cardId);
    const body = {
      title: 'Bakery',
      phones: [' 1 ', '1', '2'],
      email: 'a@b.test\nc@d.test',
      extraComments: [null, 'x', ''],
      customFields: { 5: 'L' },
    };
    const card = await people.ok(patch(id, body));
    expect(card).toMatchObject({
      revision: 1,
      title: 'Bakery',
      phones: ['1', '2'],
      email: 'a@b.test\nc@d.test',
      extraComments: [null, 'x', null],
    });
    for (const one of [a, b]) {
      const said = (await people.lines(one)).slice(-5).map(({ code, params }) => [code, params.operator, params.field]);
      expect(said).toEqual(['title', 'phones', 'email', 'extraComments.1', '5'].map((field) => ['client_field_changed', 'Anna K.', field]));
    }
    expect((await people.anna.get(`/api/dialogs/${b.dialogId}`)).json().client).toMatchObject({
      ...{
        phone: '1',
        email: 'a@b.test\nc@d.test',
        card: { id, title: 'Bakery', phones: ['1', '2'], customFields: { 5: 'L' }, dialogs: 2 },
      },
    });
  });

  it('tells of a yes or no and of a day how they are to be read, so that each reader is told in his language', async () => {
    const field = async (name: string, kind: string) =>
      (await people.anna.send('POST', '/api/custom-fields', { name, kind })).json<{ id: number }>().id;
    const [flag, day] = [await field('Wholesale', 'flag'), await field('Delivery', 'date')];
    const person = await people.aPerson('F');
    await people.ok(patch(person.cardId, { customFields: { [flag]: true, [day]: '2026-03-08' } }));
    expect((await people.lines(person)).slice(-2).map(({ params }) => params)).toEqual([
      { operator: 'Anna K.', field: 'Wholesale', from: null, to: 'true', kind: 'flag' },
      { operator: 'Anna K.', field: 'Delivery', from: null, to: '2026-03-08', kind: 'date' },
    ]);
  });

  it('by way of a client is the same card; a number takes the place of the one that shows', async () => {
    const [a, b] = [await people.aPerson('A', { phones: ['1', '2'] }), await people.aPerson('B')];
    const { id } = await people.link(a.cardId, b.cardId, { phones: ['1', '2'] });
    expect((await people.anna.send('PATCH', `/api/clients/${b.clientId}`, { phone: '3', comment: 'x' })).json()).toMatchObject({
      phone: '3',
      comment: 'x',
    });
    expect(await people.card(id)).toMatchObject({ phones: ['3', '2'], comment: 'x' });
    expect((await people.lines(a)).slice(-2).map(({ params }) => params.field)).toEqual(['phones', 'comment']);
  });

  it('tags put on one client stand in the lines of all', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const { id, revision } = await people.link(a.cardId, b.cardId);
    const tagId = await aTag(people.api, people.companyId, 'Regular');
    await people.anna.send('POST', `/api/clients/${a.clientId}/tags`, { tagIds: [tagId] });
    for (const one of [a, b]) {
      expect((await people.lines(one)).at(-1)).toEqual({ code: 'tags_assigned', params: { operator: 'Anna K.', tags: '"Regular"' } });
    }
    expect(await people.card(id)).toMatchObject({ revision: revision + 1, tags: [{ id: tagId }] });
  });

  it.each([
    ['email', { email: 'no address' }],
    ['phones', { phones: Array(31).fill('1') }],
    ['extraComments', { extraComments: ['one'] }],
    ['companyId', { companyId: 5 }],
  ])('refuses a wrong %s', async (field, body) => {
    const { cardId } = await people.aPerson('A');
    expect((await patch(cardId, body)).json()).toMatchObject({ status: 400, field });
  });

  it('reads as one timeline, each message with its channel, page by page', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const ids: number[] = [];
    for (let minute = 0; minute < 6; minute += 1) {
      const id = await aMessage(people.api, minute % 2 === 0 ? a : b, { text: `at ${minute}` });
      await people.api.rows(`update message set sent_at = $2 where id = $1`, [id, `2026-03-01T10:0${minute}:00Z`]);
      ids.push(id);
    }
    const { id } = await people.link(a.cardId, b.cardId);
    await people.api.rows(`delete from message where kind = 'system' and dialog_id = any($1)`, [[a.dialogId, b.dialogId]]);
    const page = async (before = ''): Promise<{ items: { id: number; channel: { id: number } }[]; next: string | null }> =>
      people.ok(people.anna.get(`/api/cards/${id}/timeline?limit=4${before && `&before=${before}`}`));
    const newest = await page();
    expect(newest.items.map((item) => [item.id, item.channel.id])).toEqual(
      ids.slice(2).map((message, place) => [message, place % 2 === 0 ? a.channelId : b.channelId]),
    );
    const older = await page(newest.next!);
    expect([older.items.map((item) => item.id), older.next]).toEqual([ids.slice(0, 2), null]);
    const me = await anOperator(people.api, people.companyId);
    await people.api.rows(`update dialog set operator_id = $2 where id = $1`, [a.dialogId, me.id]);
    await people.api.rows(`update dialog set operator_id = $2 where id = $1`, [b.dialogId, people.anna.me.operator.id]);
    const mine = (await me.browser.get(`/api/cards/${id}/timeline`)).json();
    expect(mine.items.map((item: { dialogId: number }) => item.dialogId)).toEqual(Array(3).fill(a.dialogId));
  });

  describe('is found as one types', () => {
    it('by name, number, login and ID, in any of its dialogs', async () => {
      const zoya = await people.aPerson('Зоя Фёдоровна');
      const bot = await people.aPerson('Somebody');
      await people.api.rows(`update client set username = 'zoya_bread' where id = $1`, [bot.clientId]);
      await people.api.rows(`update client_identity set value = '707003957' where client_id = $1`, [bot.clientId]);
      await people.api.rows(
        `insert into client_identity (company_id, channel_id, kind, value, client_id) values ($1, $2, 'chat_id', '707003958', $3)`,
        [...[people.companyId, bot.channelId, bot.clientId]],
      );
      await patch(zoya.cardId, { title: 'Wholesale', contractNumber: 'Д-778899', phones: ['+7 (916) 123-45-67'] });
      for (const query of [
        'зоя',
        'ФЕДОР',
        'зоя фёд',
        'whole',
        '778899',
        '916123',
        '12345',
        '4567',
        String(zoya.clientId),
        String(zoya.dialogId),
      ]) {
        const ids = await found(query);
        expect([query, ids]).toEqual([query, expect.arrayContaining([zoya.dialogId])]);
      }
      for (const query of ['zoya', 'zoya_br', '707003958', '3958']) expect([query, await found(query)]).toEqual([query, [bot.dialogId]]);
      expect(await found('nobody is called so')).toEqual([]);
      expect(await found('%')).toEqual([]);
    });

    it('grouped by card, without the one that is open', async () => {
      const [a, b] = [await people.aPerson('Grouped One'), await people.aPerson('Grouped Two')];
      const { id } = await people.link(a.cardId, b.cardId);
      const answer = (await people.anna.get('/api/cards/find?query=grouped')).json();
      expect(answer.items.map((card: { id: number; dialogs: unknown[] }) => [card.id, card.dialogs.length])).toEqual([[id, 2]]);
      expect((await people.anna.get(`/api/cards/find?query=grouped&not=${id}`)).json().items).toEqual([]);
    });

    it('only where the operator may look', async () => {
      const [me, colleague] = [await anOperator(people.api, people.companyId), await anOperator(people.api, people.companyId)];
      const his = await people.aPerson('Hidden Person', {}, { operatorId: colleague.id });
      const mine = await people.aPerson('Hidden Friend', {}, { operatorId: me.id });
      expect(await found('hidden', me.browser)).toEqual([mine.dialogId]);
      expect(await found(String(his.dialogId), me.browser)).toEqual([]);
    });

    it('by its new name, and not by the old one', async () => {
      const one = await people.aPerson('Oldname');
      await people.api.rows(`update client set name = 'Newname' where id = $1`, [one.clientId]);
      expect([await found('oldname'), await found('newname')]).toEqual([[], [one.dialogId]]);
    });
  });

  it('is the same to programs: the client keeps his id, the card stands beside it', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const token = await people.api.token(people.companyId);
    const card = await people.link(a.cardId, b.cardId, { phones: ['[tg] 707003957', '79161234567'] });
    const shown = async ({ clientId }: { clientId: number }) => (await people.api.v1(token, 'GET', `/clients/${clientId}`)).json().data;
    expect(await shown(b)).toMatchObject({
      id: b.clientId,
      card_id: card.id,
      client_phone: '79161234567',
      phones: ['[tg] 707003957', '79161234567'],
    });
    await people.api.v1(token, 'PUT', `/clients/${b.clientId}`, { comment: 'By program' });
    expect(await shown(a)).toMatchObject({ id: a.clientId, card_id: card.id, comment: 'By program' });
    for (const one of [a, b]) expect((await people.lines(one)).at(-1)).toMatchObject({ params: { operator: null, field: 'comment' } });
    await people.unlink(card.id);
    expect([(await shown(a)).card_id, (await shown(b)).card_id]).toEqual([a.cardId, b.cardId]);
    expect(who(await people.card(a.cardId))).toEqual([a.clientId]);
  });
});

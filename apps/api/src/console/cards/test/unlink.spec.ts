import { anOperator } from '../../../../../../test/api/rows.js';
import { People, who } from './people.js';

describe('cards that are parted', () => {
  let people: People;
  beforeAll(async () => {
    people = await People.start();
  });
  afterAll(() => people.api.stop());

  it('give each client back what his card said; nothing is left of the common one but its history', async () => {
    const vera = await people.aPerson('Vera', { name: 'Vera', comment: 'Rye only' });
    const shop = await people.aPerson('Shop', { name: 'Shop', email: 'shop@example.test' });
    const common = await people.link(vera.cardId, shop.cardId);
    const cards = await people.unlink(common.id);
    expect(cards.map(({ id, name, comment, email }) => [id, name, comment, email]).sort()).toEqual([
      [vera.cardId, 'Vera', 'Rye only', null],
      [shop.cardId, 'Shop', null, 'shop@example.test'],
    ]);
    const gone = await people.anna.get(`/api/cards/${common.id}`);
    expect([gone.statusCode, gone.json().code, gone.json().about]).toEqual([410, 'card_linked', { cardId: vera.cardId }]);
    const [{ undone_at, undone_by }] = (await people.api.rows('select undone_at, undone_by from card_link where card_id = $1', [
      common.id,
    ])) as [{ undone_at: Date; undone_by: string }];
    expect([undone_at, Number(undone_by)]).toEqual([expect.any(Date), people.anna.me.operator.id]);
    expect((await people.lines(vera)).at(-1)).toMatchObject({ code: 'client_unlinked', params: { operator: 'Anna K.' } });
    expect((await people.lines(shop)).at(-1)).toMatchObject({ code: 'client_unlinked' });
  });

  it('offer what was changed since, field by field, and keep what is asked for', async () => {
    const vera = await people.aPerson('Vera', { name: 'Vera', comment: 'Rye only' });
    const shop = await people.aPerson('Shop', { name: 'Shop' });
    const common = await people.link(vera.cardId, shop.cardId);
    await people.anna.send('PATCH', `/api/cards/${common.id}`, { comment: 'Wheat too', contractNumber: '7', phones: ['1'] });
    const preview = (await people.anna.send('POST', `/api/cards/${common.id}/unlink/preview`, {})).json();
    expect(preview.parts.map(({ clientId, cardId, asked }: Record<string, unknown>) => [clientId, cardId, asked]).sort()).toEqual([
      [vera.clientId, vera.cardId, true],
      [shop.clientId, shop.cardId, true],
    ]);
    const part = preview.parts.find(({ clientId }: { clientId: number }) => clientId === vera.clientId);
    expect(part.card).toMatchObject({ name: 'Vera', comment: 'Rye only', phones: [] });
    expect(part.changes.map(({ field, own, then, now }: Record<string, unknown>) => [field, own, then, now])).toEqual([
      ['phones', [], common.phones, ['1']],
      ['comment', 'Rye only', 'Rye only', 'Wheat too'],
      ['contractNumber', null, null, '7'],
    ]);
    const keep = { [vera.clientId]: ['comment'], [shop.clientId]: ['contractNumber', 'phones'] };
    await people.unlink(common.id, { keep, seen: preview.revision });
    expect(await people.card(vera.cardId)).toMatchObject({ name: 'Vera', comment: 'Wheat too', contractNumber: null, phones: [] });
    expect(await people.card(shop.cardId)).toMatchObject({ name: 'Shop', comment: null, contractNumber: '7', phones: ['1'] });
  });

  it('tags put on since can be kept too', async () => {
    const [vera, shop] = [await people.aPerson('Vera'), await people.aPerson('Shop')];
    const common = await people.link(vera.cardId, shop.cardId);
    const [row] = await people.api.rows<{ id: string }>(`insert into tag (company_id, label) values ($1, 'VIP') returning id`, [
      people.companyId,
    ]);
    await people.anna.send('POST', `/api/clients/${vera.clientId}/tags`, { tagIds: [Number(row!.id)] });
    const preview = (await people.anna.send('POST', `/api/cards/${common.id}/unlink/preview`, {})).json();
    expect(preview.parts[0].changes).toEqual([{ field: 'tags', own: [], then: [], now: ['VIP'] }]);
    await people.unlink(common.id, { keep: { [shop.clientId]: ['tags'] } });
    expect([(await people.card(vera.cardId)).tags, (await people.card(shop.cardId)).tags.map(({ label }) => label)]).toEqual([[], ['VIP']]);
  });

  it('one of three leaves two together; the last but one takes the last along', async () => {
    const [a, b, c] = [await people.aPerson('A'), await people.aPerson('B'), await people.aPerson('C')];
    const inner = await people.link(a.cardId, b.cardId);
    const common = await people.link(inner.id, c.cardId);
    expect((await people.unlink(common.id, { clientIds: [a.clientId] })).map(who)).toEqual([[b.clientId, c.clientId], [a.clientId]]);
    const preview = (await people.anna.send('POST', `/api/cards/${common.id}/unlink/preview`, { clientIds: [b.clientId] })).json();
    expect(preview.parts.map(({ clientId, asked }: Record<string, unknown>) => [clientId, asked])).toEqual([
      [b.clientId, true],
      [c.clientId, false],
    ]);
    await people.unlink(common.id, { clientIds: [b.clientId] });
    for (const one of [a, b, c]) expect(await people.cardOf(one)).toMatchObject({ id: one.cardId, links: [] });
    const alone = await people.anna.send('POST', `/api/cards/${c.cardId}/unlink`, {});
    expect([alone.statusCode, alone.json().code]).toEqual([409, 'not_linked']);
  });

  it('can be linked and parted again, twice, and nothing is lost', async () => {
    const a = await people.aPerson('A', { name: 'A', comment: 'of A' });
    const b = await people.aPerson('B', { name: 'B', comment: 'of B' });
    for (let round = 1; round <= 3; round += 1) {
      const common = await people.link(a.cardId, b.cardId);
      expect(common).toMatchObject({ name: 'A', comment: 'of A\nof B' });
      await people.anna.send('PATCH', `/api/cards/${common.id}`, { comment: `round ${round}` });
      await people.unlink(common.id);
      expect([(await people.cardOf(a)).comment, (await people.cardOf(b)).comment]).toEqual(['of A', 'of B']);
    }
    const history = (await people.anna.get(`/api/cards/${a.cardId}/links`)).json();
    expect(history.items.map(({ undoneBy, canUndo }: Record<string, unknown>) => [undoneBy, canUndo])).toEqual(
      Array(3).fill([{ id: people.anna.me.operator.id, name: 'Anna K.' }, false]),
    );
  });

  it('a link is taken back from the history, and that of an inner one only after the outer one', async () => {
    const [a, b, c] = [await people.aPerson('A'), await people.aPerson('B'), await people.aPerson('C')];
    const inner = await people.link(a.cardId, b.cardId);
    const outer = await people.link(inner.id, c.cardId);
    const linkOf = async (cardId: number): Promise<number> =>
      Number((await people.api.rows<{ id: string }>('select id from card_link where card_id = $1', [cardId]))[0]!.id);
    const [innerLink, outerLink] = [await linkOf(inner.id), await linkOf(outer.id)];
    const refused = await people.anna.send('POST', `/api/card-links/${innerLink}/undo`, {});
    expect([refused.statusCode, refused.json().code, refused.json().about]).toEqual([409, 'link_not_last', { linkId: outerLink }]);
    const parted = (await people.undo(outerLink)).map(who).sort(([one = 0], [other = 0]) => one - other);
    expect(parted).toEqual([[a.clientId, b.clientId], [c.clientId]]);
    expect((await people.cardOf(a)).id).toBe(inner.id);
    expect((await people.undo(innerLink)).map(({ id }) => id).sort()).toEqual([a.cardId, b.cardId].sort());
    const again = await people.anna.send('POST', `/api/card-links/${innerLink}/undo`, {});
    expect([again.statusCode, again.json().code]).toEqual([409, 'link_undone']);
  });

  it('a link is taken back after a part was unlinked: that part stays where it is', async () => {
    const [a, b, c] = [await people.aPerson('A'), await people.aPerson('B'), await people.aPerson('C')];
    const inner = await people.link(a.cardId, b.cardId);
    const outer = await people.link(inner.id, c.cardId);
    await people.unlink(outer.id, { clientIds: [a.clientId] });
    const [{ links }] = [await people.cardOf(c)];
    const preview = (await people.anna.send('POST', `/api/card-links/${links[0]!.id}/undo/preview`, {})).json();
    expect(preview.parts.map(({ clientId, cardId }: Record<string, unknown>) => [clientId, cardId]).sort()).toEqual([
      [b.clientId, b.cardId],
      [c.clientId, c.cardId],
    ]);
    await people.undo(links[0]!.id);
    for (const one of [a, b, c]) expect((await people.cardOf(one)).id).toBe(one.cardId);
  });

  it('refuses a client who is not on the card or may not be seen, and whoever was overtaken', async () => {
    const [me, colleague] = [await anOperator(people.api, people.companyId), await anOperator(people.api, people.companyId)];
    const [mine, his] = [
      await people.aPerson('Mine', {}, { operatorId: me.id }),
      await people.aPerson('His', {}, { operatorId: colleague.id }),
    ];
    const common = await people.link(mine.cardId, his.cardId);
    const unlink = (body: object) => me.browser.send('POST', `/api/cards/${common.id}/unlink`, body);
    expect((await unlink({ clientIds: [his.clientId] })).json().detail).toBe('Client not found');
    expect((await unlink({ clientIds: [999_999_999] })).json().detail).toBe('Client not found');
    expect((await unlink({ keep: { [mine.clientId]: ['salary'] } })).json()).toMatchObject({ status: 400, field: 'keep' });
    expect((await unlink({ keep: { mine: 'name' } })).statusCode).toBe(400);
    expect((await unlink({ seen: 7 })).json()).toMatchObject({ status: 409, code: 'card_changed', about: { card: { id: common.id } } });
    const preview = (await me.browser.send('POST', `/api/cards/${common.id}/unlink/preview`, {})).json();
    expect([preview.parts.length, preview.hidden]).toEqual([1, 1]);
    expect((await me.browser.send('POST', `/api/cards/${common.id}/unlink`, {})).json().items.map(({ id }: { id: number }) => id)).toEqual([
      mine.cardId,
    ]);
    expect((await people.cardOf(his)).id).toBe(his.cardId);
  });

  it('of two who part the same card at the same moment one does', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const { id } = await people.link(a.cardId, b.cardId);
    const answers = await Promise.all([1, 2].map(() => people.anna.send('POST', `/api/cards/${id}/unlink`, {})));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
  });

  it('somebody who was put on a card by hand gets a copy of it', async () => {
    const [a, b] = [await people.aPerson('A', { name: 'Both', comment: 'x' }), await people.aPerson('B')];
    await people.api.rows('update client set card_id = $2 where id = $1', [b.clientId, a.cardId]);
    await people.unlink(a.cardId, { clientIds: [b.clientId] });
    const copy = await people.cardOf(b);
    expect([copy.id === a.cardId, copy.name, copy.comment, (await people.cardOf(a)).id]).toEqual([false, 'Both', 'x', a.cardId]);
  });
});

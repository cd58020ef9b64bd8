import { anOperator, anOperatorWho, aChannel, aDialog, aTag } from '../../../../../../test/api/rows.js';
import { People, who } from './people.js';

describe('cards that are linked', () => {
  let people: People;
  beforeAll(async () => {
    people = await People.start();
  });
  afterAll(() => people.api.stop());

  const preview = (targetCardId: number, otherCardId: number) =>
    people.anna.send('POST', '/api/cards/link/preview', { targetCardId, otherCardId });

  it('are first shown field by field, with what is suggested', async () => {
    const vera = await people.aPerson('Vera', { name: 'Vera', comment: 'Rye only' });
    const tg = await people.aPerson('V.', { phones: ['[tg] 707003957'], comment: 'Mondays', email: 'vera@example.test' });
    const answer = (await preview(vera.cardId, tg.cardId)).json();
    expect(answer.conflicts).toBe(2);
    expect(answer.fields.map(({ field, suggested }: { field: string; suggested: unknown }) => [field, suggested])).toEqual([
      ['name', 'Vera'],
      ['phones', [expect.stringMatching(/^7900/), '[tg] 707003957', expect.stringMatching(/^7900/)]],
      ['email', 'vera@example.test'],
      ['comment', 'Rye only\nMondays'],
    ]);
  });

  it('become a new card with what was chosen, tags united, and both former ones stay as they were', async () => {
    const [vip, wholesale, late] = [await tag('VIP'), await tag('Wholesale'), await tag('Late')];
    const vera = await people.aPerson('Vera', { name: 'Vera', comment: 'Rye only', contract_number: '7' });
    const shop = await people.aPerson('Shop', { name: 'V. Holm', custom_fields: { 5: 'L' } });
    await putTags(vera.cardId, [vip, wholesale]);
    await putTags(shop.cardId, [wholesale, late]);
    const card = await people.link(vera.cardId, shop.cardId, { title: 'Vera, wholesale', name: 'Vera\nV. Holm', contractNumber: '7/1' });
    expect(card).toMatchObject({
      title: 'Vera, wholesale',
      name: 'Vera\nV. Holm',
      contractNumber: '7/1',
      comment: 'Rye only',
      customFields: { 5: 'L' },
    });
    expect(card.tags.map(({ id }) => id).sort()).toEqual([vip, wholesale, late].sort());
    expect(who(card)).toEqual([vera.clientId, shop.clientId]);
    expect(
      await people.api.rows('select name, comment, contract_number from card where id = any($1) order by id', [[vera.cardId, shop.cardId]]),
    ).toEqual([
      { name: 'Vera', comment: 'Rye only', contract_number: '7' },
      { name: 'V. Holm', comment: null, contract_number: null },
    ]);
  });

  it('say so in every dialog concerned, each with what is new in it', async () => {
    const vera = await people.aPerson('Vera', { name: 'Vera' });
    const shop = await people.aPerson('Shop', { name: 'Shop', phones: ['1'] });
    await people.link(vera.cardId, shop.cardId, { name: 'Vera', phones: ['1'] });
    expect((await people.lines(vera)).map(({ code, params }) => [code, params.operator, params.field ?? params.chats, params.to])).toEqual([
      ['client_linked', 'Anna K.', expect.stringMatching(/^"Channel \d+"$/), undefined],
      ['client_field_changed', 'Anna K.', 'phones', '1'],
    ]);
    expect((await people.lines(shop)).map(({ code, params }) => [code, params.field])).toEqual([
      ['client_linked', undefined],
      ['client_field_changed', 'name'],
    ]);
  });

  it('tell screens and integrators of every client, and write to the audit log', async () => {
    const [one, two] = [await people.aPerson('One'), await people.aPerson('Two')];
    const card = await people.link(one.cardId, two.cardId);
    const told = await people.api.rows<{ client: number; dialog: number }>(
      `select (data ->> 'clientId')::int as client, dialog_id::int as dialog from event where kind = 'client_changed' and dialog_id = any($1) order by 1`,
      [[one.dialogId, two.dialogId]],
    );
    expect(told).toEqual([
      { client: one.clientId, dialog: one.dialogId },
      { client: two.clientId, dialog: two.dialogId },
    ]);
    const cards = await people.api.rows<{ id: number }>(
      `select (data ->> 'cardId')::int as id from event where kind = 'card_changed' and (data ->> 'cardId')::bigint = any($1) order by 1`,
      [[one.cardId, two.cardId, card.id]],
    );
    expect(cards.map(({ id }) => id)).toEqual([one.cardId, two.cardId, card.id]);
    const [entry] = await people.api.rows(`select action, after from audit_entry where object_kind = 'card' and object_id = $1`, [card.id]);
    expect(entry).toEqual({
      action: 'card.linked',
      after: { targetCard: one.cardId, otherCard: two.cardId, clients: [one.clientId, two.clientId] },
    });
  });

  it('of several dialogs each become one of all', async () => {
    const [a, b, c, d] = [await people.aPerson('A'), await people.aPerson('B'), await people.aPerson('C'), await people.aPerson('D')];
    const left = await people.link(a.cardId, b.cardId);
    const right = await people.link(c.cardId, d.cardId);
    const card = await people.link(left.id, right.id);
    expect(who(card)).toEqual([a, b, c, d].map(({ clientId }) => clientId));
    expect(await people.lines(d)).toContainEqual({
      code: 'client_linked',
      params: { operator: 'Anna K.', chats: expect.stringMatching(/^"Channel \d+", "Channel \d+"$/) },
    });
    const history = (await people.anna.get(`/api/cards/${card.id}/links`)).json();
    expect(history.items.map(({ cardId, canUndo }: { cardId: number; canUndo: boolean }) => [cardId, canUndo])).toEqual([
      [card.id, true],
      [right.id, false],
      [left.id, false],
    ]);
  });

  it('refuses a card with itself, and two that are one already', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const itself = await people.tryToLink(a.cardId, a.cardId);
    expect([itself.statusCode, itself.json().code, itself.json().about]).toEqual([409, 'already_linked', { cardId: a.cardId }]);
    const card = await people.link(a.cardId, b.cardId);
    const again = await people.tryToLink(a.cardId, b.cardId);
    expect([again.statusCode, again.json().code, again.json().about]).toEqual([409, 'already_linked', { cardId: card.id }]);
  });

  it("knows nothing of another company's card, and of one out of the operator's scope", async () => {
    const mine = await people.aPerson('Mine');
    const theirs = await people.api.browser().registers('Theirs');
    const foreign = await aDialog(people.api, theirs.me.company.id, (await aChannel(theirs)).id);
    const [me, colleague] = [await anOperator(people.api, people.companyId), await anOperator(people.api, people.companyId)];
    const his = await people.aPerson('His', {}, { operatorId: colleague.id });
    for (const [target, other] of [
      [mine.cardId, foreign.cardId],
      [foreign.cardId, mine.cardId],
      [mine.cardId, his.cardId],
      [his.cardId, mine.cardId],
    ] as const) {
      const answer = await people.tryToLink(target, other, {}, me.browser);
      expect([answer.statusCode, answer.json().detail]).toEqual([404, 'Card not found']);
    }
  });

  it('shows an operator only those of a card whose dialogs he may see, and how many others there are', async () => {
    const colleague = await anOperator(people.api, people.companyId);
    const me = await anOperator(people.api, people.companyId);
    const [mine, his] = [
      await people.aPerson('Mine', {}, { operatorId: me.id }),
      await people.aPerson('His', {}, { operatorId: colleague.id }),
    ];
    const { id } = await people.link(mine.cardId, his.cardId);
    const seen = await people.card(id, me.browser);
    expect([who(seen), seen.hidden, seen.links[0]?.hidden]).toEqual([[mine.clientId], 1, 1]);
    expect(JSON.stringify(seen)).not.toContain('"His"');
    const other = await anOperator(people.api, people.companyId);
    await people.api.rows(`update dialog set operator_id = $2 where id = $1`, [mine.dialogId, me.id]);
    expect((await other.browser.get(`/api/cards/${id}`)).statusCode).toBe(404);
  });

  it('refuses whoever chose from what has been changed meanwhile, and shows how it is now', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const seen = { target: 0, other: 0 };
    await people.anna.send('PATCH', `/api/cards/${b.cardId}`, { comment: 'New' });
    const answer = await people.anna.send('POST', '/api/cards/link', { targetCardId: a.cardId, otherCardId: b.cardId, seen });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'card_changed']);
    expect(answer.json().about).toMatchObject({ target: { id: a.cardId }, other: { id: b.cardId, comment: 'New', revision: 1 } });
  });

  it('of two who link the same card at the same moment one does, the other hears where it is now', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b, c] = [await people.aPerson('A'), await people.aPerson('B'), await people.aPerson('C')];
      const answers = await Promise.all([people.tryToLink(a.cardId, b.cardId), people.tryToLink(b.cardId, c.cardId)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const [won, lost] = [
        answers.find(({ statusCode }) => statusCode === 200)!.json(),
        answers.find(({ statusCode }) => statusCode === 409)!.json(),
      ];
      expect(lost.code).toBe('card_changed');
      expect([lost.about.target.id, lost.about.other.id]).toContain(won.id);
      const shared = await people.cardOf(b);
      expect(shared.clients).toHaveLength(2);
    }
  });

  it('of two who link the same two crosswise one does', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const answers = await Promise.all([people.tryToLink(a.cardId, b.cardId), people.tryToLink(b.cardId, a.cardId)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({ code: 'already_linked' });
  });

  it('an edit that comes at the same moment lands where the people are', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const [linked, edited] = await Promise.all([
      people.tryToLink(a.cardId, b.cardId),
      people.anna.send('PATCH', `/api/clients/${a.clientId}`, { comment: 'At the same moment' }),
    ]);
    expect(edited.statusCode).toBe(200);
    const card = await people.cardOf(a);
    expect(card.comment).toBe('At the same moment');
    expect([200, 409]).toContain(linked.statusCode);
  });

  it('needs the right to merge chats; without it nothing of it is done', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const without = await anOperatorWho(people.api, people.companyId, ['all_chats', 'change_clients']);
    expect((await people.tryToLink(a.cardId, b.cardId, {}, without.browser)).statusCode).toBe(403);
    const card = await people.link(a.cardId, b.cardId);
    expect((await without.browser.send('POST', `/api/cards/${card.id}/unlink`, {})).statusCode).toBe(403);
    expect((await without.browser.get(`/api/cards/find?query=A`)).statusCode).toBe(403);
    expect((await without.browser.get(`/api/cards/${card.id}`)).statusCode).toBe(200);
  });

  it('refuses a tag that the company does not have, and more chats than a card can hold', async () => {
    const [a, b] = [await people.aPerson('A'), await people.aPerson('B')];
    const answer = await people.tryToLink(a.cardId, b.cardId, { tagIds: [999_999_999] });
    expect([answer.statusCode, answer.json().detail]).toEqual([404, 'Tag not found']);
    await people.api.rows(
      `insert into client (company_id, channel_id, card_id, name) select $1, $2, $3, 'More' from generate_series(1, 49)`,
      [people.companyId, a.channelId, a.cardId],
    );
    const full = await people.tryToLink(a.cardId, b.cardId);
    expect([full.statusCode, full.json().code]).toEqual([409, 'too_many_linked']);
  });

  const tag = (label: string): Promise<number> => aTag(people.api, people.companyId, label);
  const putTags = (cardId: number, tagIds: number[]): Promise<unknown> =>
    people.api.rows('insert into card_tag (company_id, card_id, tag_id) select $1, $2, unnest($3::bigint[])', [
      people.companyId,
      cardId,
      tagIds,
    ]);
});

import { cardFields } from '../testing/card.factory.js';
import { differences, withFields } from './card-fields.js';
import { compareCards, isConflict, joinedValue, suggestedCard } from './compare-cards.js';

describe('two cards side by side', () => {
  const target = cardFields({
    ...{ name: 'Vera', phones: ['79001112233'], comment: 'Rye only', contractNumber: '7', extraComments: ['a', null, ' '] },
    customFields: { 5: 'M', 6: 3, 8: true },
  });
  const other = cardFields({
    ...{ name: 'Vera Holm', phones: ['[tg] 707003957', '79001112233'], comment: 'Comes on Mondays', email: 'vera@example.test' },
    ...{ contractNumber: '7', extraComments: ['a', 'b', null] },
    customFields: { 5: 'L', 6: 4 },
  });
  const fields = compareCards(target, other);
  const of = (name: string) => fields.find(({ field }) => field === name);

  it('shows the fields that one of them has filled in, in reading order; blanks count as nothing', () => {
    expect(fields.map(({ field }) => field)).toEqual([
      ...['name', 'phones', 'email', 'comment', 'extraComments.0', 'extraComments.1', 'contractNumber'],
      ...['customFields.5', 'customFields.6', 'customFields.8'],
    ]);
  });

  it('folds what is equal and counts what says two different things', () => {
    expect(of('contractNumber')).toMatchObject({ equal: true, choice: 'target', suggested: '7' });
    expect(fields.filter(isConflict).map(({ field }) => field)).toEqual(['name', 'phones', 'comment', 'customFields.5', 'customFields.6']);
  });

  it('with both ticked the target stands first, the other on a new line behind it', () => {
    expect(of('comment')).toMatchObject({ joined: 'Rye only\nComes on Mondays', choice: 'both', suggested: 'Rye only\nComes on Mondays' });
    expect(of('phones')).toMatchObject({ suggested: ['79001112233', '[tg] 707003957'] });
  });

  it('begins with the one name, and with the only value there is', () => {
    expect(of('name')).toMatchObject({ joined: 'Vera\nVera Holm', choice: 'target', suggested: 'Vera' });
    expect(of('email')).toMatchObject({ choice: 'other', suggested: 'vera@example.test' });
    expect(of('customFields.8')).toMatchObject({ choice: 'target', suggested: true });
  });

  it('numbers cannot be joined', () => {
    expect(of('customFields.6')).toMatchObject({ joined: null, choice: 'target', suggested: 3 });
  });

  it('makes a whole card of its suggestions', () => {
    expect(suggestedCard(fields)).toEqual(
      cardFields({
        ...{ name: 'Vera', phones: ['79001112233', '[tg] 707003957'], email: 'vera@example.test', comment: 'Rye only\nComes on Mondays' },
        ...{ extraComments: ['a', 'b', null], contractNumber: '7', customFields: { 5: 'M', 6: 3, 8: true } },
      }),
    );
  });

  it.each([
    ['A\nB', 'B', 'A\nB'],
    ['A', 'B\nA', 'A\nB'],
    [null, 'B', 'B'],
    ['A', '', 'A'],
  ])('linked again after a parting, lines do not double: %j and %j', (one, two, joined) => {
    expect(joinedValue(one, two)).toBe(joined);
  });
});

describe('fields of a card', () => {
  it('differ by what they say, not by how nothing is written', () => {
    expect(differences(cardFields({ comment: '' }), cardFields({ comment: null, customFields: { 5: '' } }))).toEqual([]);
    expect(differences(cardFields({ phones: ['1', '2'] }), cardFields({ phones: ['2', '1'] }))).toEqual(['phones']);
  });

  it('can be taken over one by one', () => {
    const from = cardFields({ comment: 'Rye', email: 'a@b.test', customFields: { 5: 'L' } });
    expect(
      withFields(cardFields({ comment: 'Wheat', customFields: { 7: 1 } }), ['comment', 'customFields.5', 'customFields.7'], from),
    ).toEqual(cardFields({ comment: 'Rye', customFields: { 5: 'L' } }));
  });
});

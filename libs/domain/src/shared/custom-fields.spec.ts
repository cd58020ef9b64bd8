import { mergeCustomFields } from './custom-fields.js';

describe('custom fields', () => {
  it('keeps what is not named, takes away what is emptied', () => {
    expect(mergeCustomFields({ plan: 'gold', seats: 3, beta: true }, { seats: 4, beta: null, plan: '' })).toEqual({ seats: 4 });
  });

  it.each([
    ['a list', { plan: ['gold'] }, '"plan" must be a text'],
    ['an object', { plan: { name: 'gold' } }, '"plan" must be a text'],
    ['no number', { plan: Number.NaN }, '"plan" must be a text'],
    ['a long text', { plan: 'x'.repeat(4_001) }, 'longer than 4000'],
    ['a nameless field', { '': 'x' }, 'the name of a field'],
    ['a long name', { ['x'.repeat(101)]: 'x' }, 'the name of a field'],
    ['too many', Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`field ${n}`, n])), '100 fields at most'],
  ])('refuses %s', (_, sent, words) => {
    expect(() => mergeCustomFields({}, sent)).toThrow(words);
  });

  it('a name that every object has is an ordinary name', () => {
    expect(mergeCustomFields({}, { constructor: 'Lem' })).toEqual({ constructor: 'Lem' });
  });
});

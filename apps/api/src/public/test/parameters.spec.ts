import 'reflect-metadata';
import { InputPipe } from '../../http/validation.js';
import { OptionalIds, OptionalWords, RequiredIds } from '../parameters.js';

class Lists {
  @RequiredIds() tag_ids!: number[];
  @OptionalIds() group_ids?: number[];
  @OptionalWords() events?: string[];
}

const read = (given: object): Promise<unknown> => new InputPipe().transform(given, { type: 'body', metatype: Lists });

describe('a list among the parameters', () => {
  it.each<[string, unknown]>([
    ['a comma list', '1,2'],
    ['a comma list with blanks and a comma too many', ' 1, 2 ,'],
    ['JSON in a text', '[1,2]'],
    ['JSON in a text, with texts', '["1","2"]'],
    ['a JSON list', [1, 2]],
    ['a list of texts', ['1', '2']],
    ['a list of comma lists', ['1,2']],
  ])('may be %s', async (_, given) => {
    expect(await read({ tag_ids: given })).toEqual({ tag_ids: [1, 2] });
  });

  it('may be one value', async () => {
    expect(await read({ tag_ids: 7, events: 'inbox' })).toEqual({ tag_ids: [7], events: ['inbox'] });
  });

  it.each<unknown>(['a,b', '[1', '1.5', ['1', {}], [[1]], { 0: 1 }, -1, '99999999999999999999', Array(201).fill(1)])(
    'is refused with the name of the field: %p',
    async (given) => {
      await expect(read({ tag_ids: given })).rejects.toMatchObject({ field: 'tag_ids' });
    },
  );

  it.each([undefined, null, '', [], ','])('must not be empty where it is needed: %p', async (given) => {
    await expect(read({ tag_ids: given })).rejects.toMatchObject({ field: 'tag_ids' });
  });

  it.each([undefined, null, ''])('may be left out where it is not: %p', async (given) => {
    expect(await read({ tag_ids: 1, group_ids: given })).toEqual({ tag_ids: [1] });
  });
});

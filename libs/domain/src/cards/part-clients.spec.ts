import { LinkNotLast, LinkUndone, NotLinked } from './cards.errors.js';
import { type LinkedClient, planUndo, planUnlink, type Stay } from './part-clients.js';

/** Link 1 made card 10 of 1 and 2; link 2 made card 20 of 10 and 3. */
const first = (from: number): Stay => ({ linkId: 1, cardId: 10, fromCardId: from });
const second = (from: number): Stay => ({ linkId: 2, cardId: 20, fromCardId: from });
const client = (id: number, ...stays: Stay[]): LinkedClient => ({ id, stays });
const went = (moves: ReturnType<typeof planUnlink>): [number, number | null, number[]][] =>
  moves.map(({ clientId, toCardId, ends }) => [clientId, toCardId, ends.map(({ linkId }) => linkId)]);

describe('parting clients', () => {
  const three = [client(1, first(1), second(10)), client(2, first(2), second(10)), client(3, second(3))];

  it('each goes back to the card he came with, through all links', () => {
    expect(went(planUnlink(three, null))).toEqual([
      [1, 1, [1, 2]],
      [2, 2, [1, 2]],
      [3, 3, [2]],
    ]);
  });

  it('one of three leaves two together', () => {
    expect(went(planUnlink(three, new Set([1])))).toEqual([[1, 1, [1, 2]]]);
  });

  it('the last one goes too, without being asked: a card of one is no link', () => {
    const moves = planUnlink(three, new Set([1, 3]));
    expect(went(moves)).toEqual([
      [1, 1, [1, 2]],
      [3, 3, [2]],
      [2, 2, [1, 2]],
    ]);
    expect(moves.map(({ asked }) => asked)).toEqual([true, true, false]);
  });

  it('somebody alone cannot be parted', () => {
    expect(() => planUnlink([client(1)], null)).toThrow(NotLinked);
  });

  it('of those who were always on one card one keeps it and the others get copies', () => {
    expect(went(planUnlink([client(1), client(2), client(3)], null))).toEqual([
      [2, null, []],
      [3, null, []],
    ]);
    expect(went(planUnlink([client(1), client(2)], new Set([2])))).toEqual([[2, null, []]]);
  });

  describe('taking a link back', () => {
    it('leads to the sides it joined, an inner link holds on', () => {
      expect(went(planUndo(2, three))).toEqual([
        [1, 10, [2]],
        [2, 10, [2]],
        [3, 3, [2]],
      ]);
    });

    it('is refused for an inner link while an outer one stands on it', () => {
      expect(() => planUndo(1, three)).toThrow(LinkNotLast);
    });

    it('moves those whom it still holds; somebody left alone on a linked side goes home', () => {
      expect(went(planUndo(2, three.slice(1)))).toEqual([
        [2, 2, [1, 2]],
        [3, 3, [2]],
      ]);
    });

    it('is refused when it holds nobody any more', () => {
      expect(() => planUndo(1, [client(3, second(3))])).toThrow(LinkUndone);
    });
  });
});

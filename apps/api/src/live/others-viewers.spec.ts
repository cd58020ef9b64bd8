import { OthersViewers, type Seen } from './others-viewers.js';

const vera: Seen = { id: 7, name: 'Vera L.', typing: false };
const says = (process: string, viewers: Seen[], companyId = 1): string => JSON.stringify({ process, companyId, dialogId: 5, viewers });

it('who looks elsewhere is known by dialog and company, until his process says otherwise', () => {
  const others = new OthersViewers();
  expect(others.hear(says('b', [vera]), 'a', 0)).toEqual([{ companyId: 1, dialogId: 5 }]);
  expect([others.of(1, 5), others.of(2, 5), others.of(1, 6)]).toEqual([[vera], [], []]);
  expect(others.hear(says('b', [vera]), 'a', 1)).toEqual([]);
  expect(others.hear(says('b', []), 'a', 2)).toEqual([{ companyId: 1, dialogId: 5 }]);
  expect(others.of(1, 5)).toEqual([]);
});

it('what one says oneself is nothing new, and somebody new is told everything', () => {
  const others = new OthersViewers();
  expect(others.hear(says('a', [vera]), 'a', 0)).toEqual([]);
  expect(others.hear(JSON.stringify({ process: 'b', hello: true }), 'a', 0)).toBe('tell_all');
});

it('a process that ends, or falls silent, is forgotten, and no other', () => {
  const others = new OthersViewers();
  others.hear(says('b', [vera]), 'a', 0);
  others.hear(says('c', [{ ...vera, id: 8 }]), 'a', 30_000);
  expect(others.forget(49_000)).toEqual([]);
  expect(others.forget(60_000)).toEqual([{ companyId: 1, dialogId: 5 }]);
  expect(others.of(1, 5).map(({ id }) => id)).toEqual([8]);
  expect(others.hear(JSON.stringify({ process: 'c', bye: true }), 'a', 61_000)).toEqual([{ companyId: 1, dialogId: 5 }]);
  expect(others.of(1, 5)).toEqual([]);
});

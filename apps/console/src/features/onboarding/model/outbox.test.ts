import { expect, it } from 'vitest';
import { keepUnsent, keptUnsent } from './outbox.js';

function aStorage() {
  const map = new Map<string, string>();
  return {
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, value: string) => void map.set(name, value),
    removeItem: (name: string) => void map.delete(name),
  };
}

it('keeps what was not sent for whoever typed it, where nobody has written since', () => {
  const storage = aStorage();
  keepUnsent(7, { 'company/name': { value: 'Bakery', revision: 3 }, 'center/greeting': { value: 'Hi', revision: 1 } }, storage);
  const revisions: Record<string, number> = { 'company/name': 3, 'center/greeting': 2 };
  expect(keptUnsent(7, (key) => revisions[key] ?? 0, storage)).toEqual([{ key: 'company/name', value: 'Bakery' }]);
  expect(keptUnsent(8, (key) => revisions[key] ?? 0, storage)).toEqual([]);
  keepUnsent(7, {}, storage);
  expect(keptUnsent(7, () => 3, storage)).toEqual([]);
});

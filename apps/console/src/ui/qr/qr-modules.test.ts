import { create } from 'qrcode';
import { expect, it } from 'vitest';
import { modulesOf } from './qr-modules.js';

const LOGIN = 'tg://login?token=AQI3bW9kdWxlcw';

it('draws each dark module once, inside a quiet margin', () => {
  const { modules } = create(LOGIN, { errorCorrectionLevel: 'M' });
  const { size, path } = modulesOf(LOGIN);
  const drawn = new Set<string>();
  for (const [, column, row, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step++) drawn.add(`${Number(row) - 4}/${Number(column) + step - 4}`);
  }
  const dark = Array.from({ length: modules.size ** 2 }, (_, index) => [Math.floor(index / modules.size), index % modules.size] as const)
    .filter(([row, column]) => modules.get(row, column))
    .map(([row, column]) => `${row}/${column}`);
  expect(size).toBe(modules.size + 8);
  expect([...drawn].sort()).toEqual(dark.sort());
});

it('takes the longest that a gateway may hand over', () => {
  expect(modulesOf('a'.repeat(2000)).path).not.toBe('');
});

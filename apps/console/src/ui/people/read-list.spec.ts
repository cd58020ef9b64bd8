import { describe, expect, test } from 'vitest';
import { joinLists, linesOf, readList } from './read-list.js';

describe('a list from a file', () => {
  test('is read as UTF-8', async () => {
    expect(await readList(new Blob(['Анна;anna@shop.test']))).toBe('Анна;anna@shop.test');
  });

  test('is read as Windows-1251 where it is no UTF-8', async () => {
    expect(await readList(new Blob([new Uint8Array([0xc0, 0xed, 0xed, 0xe0])]))).toBe('Анна');
  });

  test('a workbook is no list', async () => {
    expect(await readList(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]))).toBeNull();
  });

  test('stands behind what was typed', () => {
    expect(joinLists('anna@shop.test\n\n', ' boris@shop.test\n')).toBe('anna@shop.test\nboris@shop.test');
    expect(joinLists('', 'boris@shop.test')).toBe('boris@shop.test');
  });

  test('lines to look at again keep their order', () => {
    expect(linesOf('a\r\nb\nc', new Set([3, 1]))).toBe('a\nc');
    expect(linesOf('a\u2028b\nc', new Set([3, 1]))).toBe('a\nc');
  });
});

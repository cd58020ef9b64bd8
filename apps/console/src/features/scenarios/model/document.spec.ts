import { expect, test } from 'vitest';
import { readDocument } from './document.js';
import { aContent } from './test/contents.js';

const content = aContent();

test('an exported scenario is read with its name, its content alone with that of the file', () => {
  expect(readDocument(JSON.stringify({ name: 'Menu', content }), 'file')).toEqual({ name: 'Menu', content });
  expect(readDocument(JSON.stringify(content), 'file')).toEqual({ name: 'file', content });
});

test.each(['', 'null', '[]', '{}', '{"name":"Menu"}', '{"name":"Menu","content":{"format":2}}'])('no scenario: %s', (text) => {
  expect(readDocument(text, 'file')).toBeNull();
});

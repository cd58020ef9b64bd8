import { expect, test } from 'vitest';
import { readDocument } from './document.js';
import { aContent } from './test/contents.js';

const content = aContent();

test('an exported scenario is read with its name, its content alone with that of the file', () => {
  expect(readDocument(JSON.stringify({ name: 'Menu', content }), 'file')).toEqual({ name: 'Menu', content });
  expect(readDocument(JSON.stringify(content), 'file')).toEqual({ name: 'file', content });
});

test('all else that a file says goes to the server, which judges it', () => {
  const file = { $schema: '/schemas/scenario.json', name: 'Menu', content, references: { self: 1 } };
  expect(readDocument(JSON.stringify(file), 'file')).toEqual(file);
});

test.each(['', 'null', '[]', '{}', '{"name":"Menu"}', '{"name":"Menu","content":{"format":2}}'])('no scenario: %s', (text) => {
  expect(readDocument(text, 'file')).toBeNull();
});

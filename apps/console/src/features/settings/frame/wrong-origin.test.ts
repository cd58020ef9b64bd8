import { describe, expect, it } from 'vitest';
import { wrongOrigin } from './wrong-origin.js';

describe('a list of sites', () => {
  it.each(['https://crm.example', 'https://a.example, https://b.example:8443/', 'http://localhost:3000', ''])(
    'that is right: %s',
    (text) => {
      expect(wrongOrigin(text)).toBeNull();
    },
  );

  it.each([
    ['https://*.example', 'wildcard'],
    ['crm.example', 'scheme'],
    ['https://', 'malformed'],
    ['https://anna@crm.example', 'malformed'],
    ['https://crm.example/desk', 'path'],
    ['https://crm.example?x', 'path'],
    ['http://crm.example', 'insecure'],
  ])('that is wrong says why: %s', (text, why) => {
    expect(wrongOrigin(`https://right.example\n${text}`)).toEqual({ origin: text, why });
  });
});

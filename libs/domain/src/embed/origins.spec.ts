import { readOrigins } from './origins.js';

describe('the sites that may frame the chats', () => {
  it.each([
    ['https://crm.example.com', 'https://crm.example.com'],
    [' HTTPS://CRM.Example.com/ ', 'https://crm.example.com'],
    ['https://crm.example.com:443', 'https://crm.example.com'],
    ['https://crm.example.com:8443', 'https://crm.example.com:8443'],
    ['https://срм.рф', 'https://xn--l1ahc.xn--p1ai'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
  ])('are kept as browsers write them: %s', (given, kept) => {
    expect(readOrigins([given])).toEqual([kept]);
  });

  it('are each listed once, and empty lines are passed over', () => {
    expect(readOrigins(['https://a.example', '', 'https://A.example/', 'https://b.example'])).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });

  it.each([
    ['https://*.example.com', 'has a *'],
    ['*', 'has a *'],
    ['crm.example.com', 'must begin with https://'],
    ['ftp://crm.example.com', 'must begin with https://'],
    ['http://crm.example.com', 'http:// is for localhost only'],
    ['https://crm.example.com/desk', 'list the site alone: https://crm.example.com'],
    ['https://crm.example.com/?a', 'list the site alone'],
    ['https://crm.example.com#', 'list the site alone'],
    ['https://anna@crm.example.com', 'names a user'],
    ['https://', 'is not the address of a site'],
    ["https://crm.example.com; script-src 'unsafe-inline'", ''],
  ])('are refused in words: %s', (given, words) => {
    expect(() => readOrigins([given])).toThrow(words);
  });

  it('are fifty at most', () => {
    expect(() => readOrigins(Array.from({ length: 51 }, (_, at) => `https://a${at}.example`))).toThrow('At most 50');
  });
});

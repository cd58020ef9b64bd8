import { checkWebhookUrl } from './webhook-url.js';

const everywhere = { mayCall: () => true };

describe('the address of a webhook', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    [' http://Example.com:8080/a?b=c ', 'http://example.com:8080/a?b=c'],
    ['https://пример.рф/хук', 'https://xn--e1afmkfd.xn--p1ai/%D1%85%D1%83%D0%BA'],
  ])('%s is kept as %s', (given, kept) => {
    expect(checkWebhookUrl(given, everywhere)).toBe(kept);
  });

  it.each([
    ['example.com/hook', 'must be an address'],
    ['ftp://example.com/', 'must begin with'],
    ['javascript:alert(1)', 'must begin with'],
    ['https://user@example.com/', 'user name or a password'],
    ['https://:word@example.com/', 'user name or a password'],
    ['https://example.com/#part', 'may not contain a #'],
    ['https://example.com/#', 'may not contain a #'],
    [`https://example.com/${'a'.repeat(2048)}`, '2048 characters at most'],
  ])('%s is refused', (given, why) => {
    expect(() => checkWebhookUrl(given, everywhere)).toThrow(why);
  });

  it.each([
    ['https://[::1]/', ['::1', 443]],
    ['http://0x7f.1/', ['127.0.0.1', 80]],
    ['http://2130706433:8080/', ['127.0.0.1', 8080]],
  ])('%s is asked about as the address that it is', (given, asked) => {
    const questions: unknown[] = [];
    const nowhere = { mayCall: (host: string, port: number) => questions.push([host, port]) < 0 };
    expect(() => checkWebhookUrl(given, nowhere)).toThrow(expect.objectContaining({ field: 'url' }));
    expect(questions).toEqual([asked]);
  });
});

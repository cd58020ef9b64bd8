import { checkHeaderAliases } from './header-aliases.js';

describe('further names of the headers', () => {
  it('are names of headers, as their receiver writes them', () => {
    const aliases = { 'webhook-id': 'X-Delivery', 'webhook-signature': 'X_Signature.v1' };
    expect(checkHeaderAliases(aliases)).toEqual(aliases);
    expect(checkHeaderAliases({})).toEqual({});
  });

  it.each([
    [{ 'content-type': 'X-Type' }, 'is not a header of ours'],
    [{ 'webhook-id': '' }, 'must be the name of a header'],
    [{ 'webhook-id': 'X-Id: 1\r\nX-Evil' }, 'must be the name of a header'],
    [{ 'webhook-id': 'X Id' }, 'must be the name of a header'],
    [{ 'webhook-id': 'Имя' }, 'must be the name of a header'],
    [{ 'webhook-id': 'a'.repeat(65) }, 'must be the name of a header'],
    [{ 'webhook-id': 7 }, 'must be the name of a header'],
    [{ 'webhook-id': 'Transfer-Encoding' }, 'has a meaning of its own'],
    [{ 'webhook-id': 'HOST' }, 'has a meaning of its own'],
    [{ 'webhook-id': 'Content-Length' }, 'has a meaning of its own'],
    [{ 'webhook-id': 'webhook-timestamp' }, 'has a meaning of its own'],
    [{ 'webhook-id': 'X-Id', 'webhook-signature': 'x-id' }, 'every header needs its own name'],
  ])('%j is refused', (given, why) => {
    expect(() => checkHeaderAliases(given)).toThrow(why);
  });
});

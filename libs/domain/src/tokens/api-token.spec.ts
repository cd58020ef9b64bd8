import { checkTerms } from './api-token.js';
import { mustHaveScope, SCOPES } from './scope.js';

const NOW = new Date('2026-11-27T12:00:00Z');

describe('the terms of an API token', () => {
  it('name each scope once, in the order that all lists have', () => {
    expect(checkTerms({ scopes: ['messages:write', 'clients:read', 'messages:write'] }, NOW).scopes).toEqual([
      'clients:read',
      'messages:write',
    ]);
  });

  it('may leave the scopes open, which is everything', () => {
    expect(checkTerms({ scopes: null, expiresAt: null }, NOW)).toEqual({ scopes: null, expiresAt: null });
  });

  it('that allow nothing are refused', () => {
    expect(() => checkTerms({ scopes: [] }, NOW)).toThrow('at least one scope');
  });

  it.each(['2026-11-27T12:00:00Z', '2020-01-01T00:00:00Z'])('that end in the past are refused: %s', (end) => {
    expect(() => checkTerms({ expiresAt: new Date(end) }, NOW)).toThrow('in the future');
  });
});

describe('a scope', () => {
  it('is had by a token for everything', () => {
    for (const scope of SCOPES) expect(() => mustHaveScope(null, scope)).not.toThrow();
  });

  it('of writing does not include reading, nor the other way round', () => {
    expect(() => mustHaveScope(['messages:write'], 'messages:read')).toThrow('messages:read');
    expect(() => mustHaveScope(['messages:read'], 'messages:write')).toThrow('messages:write');
    expect(() => mustHaveScope(['messages:read'], 'messages:read')).not.toThrow();
  });
});

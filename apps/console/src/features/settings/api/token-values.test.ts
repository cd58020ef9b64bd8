import { describe, expect, it } from 'vitest';
import { dayOf, reachOf, resourcesOf, tokenTerms, tokenValues } from './token-values.js';

const ALL = ['clients:read', 'clients:write', 'messages:read', 'messages:write'];
const TOKEN = {
  ...{ id: 1, name: 'Shop', lastFour: 'x7Qe', scopes: ['messages:write'], ratePerMinute: 60, createdAt: '2026-11-27T12:00:00Z' },
  ...{ createdBy: 'Anna K.', lastUsedAt: null, expiresAt: null, revokedAt: null },
};

describe('what a token may do', () => {
  it('is everything, all reading, or what was ticked', () => {
    expect(reachOf(null, ALL)).toBe('everything');
    expect(reachOf(['messages:read', 'clients:read'], ALL)).toBe('read');
    expect(reachOf(['messages:read'], ALL)).toBe('chosen');
    expect(reachOf(['messages:write', 'clients:read'], ALL)).toBe('chosen');
  });

  it('a new token may do everything, without an end', () => {
    expect(tokenTerms({ ...tokenValues(null, ALL), name: ' Shop ' }, ALL)).toEqual({
      name: 'Shop',
      scopes: null,
      ratePerMinute: 300,
      expiresAt: null,
    });
  });

  it('a form that nobody changed gives the terms that it was filled with', () => {
    const { name, scopes, ratePerMinute, expiresAt } = TOKEN;
    expect(tokenTerms(tokenValues(TOKEN, ALL), ALL)).toEqual({ name, scopes, ratePerMinute, expiresAt });
  });

  it('what was ticked before does not count for "read only"', () => {
    expect(tokenTerms({ ...tokenValues(TOKEN, ALL), reach: 'read' }, ALL).scopes).toEqual(['clients:read', 'messages:read']);
  });

  it('ends with the end of its last day where the admin is', () => {
    const { expiresAt } = tokenTerms({ ...tokenValues(null, ALL), lastDay: '2027-01-31' }, ALL);
    const end = new Date(expiresAt!);
    expect([dayOf(end), end.getHours(), end.getMinutes()]).toEqual(['2027-01-31', 23, 59]);
    expect(tokenValues({ ...TOKEN, expiresAt }, ALL).lastDay).toBe('2027-01-31');
  });

  it('is ticked by resource', () => {
    expect(resourcesOf(ALL)).toEqual([
      { name: 'clients', scopes: ['clients:read', 'clients:write'] },
      { name: 'messages', scopes: ['messages:read', 'messages:write'] },
    ]);
  });
});

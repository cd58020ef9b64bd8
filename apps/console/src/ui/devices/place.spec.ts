import { describe, expect, it } from 'vitest';
import { placeOf } from './place.js';

describe('the place of a session', () => {
  it('is told in the language of whoever reads', () => {
    expect(placeOf({ country: 'DE', city: null }, 'en')).toBe('Germany');
    expect(placeOf({ country: 'DE', city: null }, 'ru')).toBe('Германия');
  });

  it('has the city before the country where it is known', () => {
    expect(placeOf({ country: 'DE', city: 'Berlin' }, 'en')).toBe('Berlin, Germany');
  });

  it('is nothing where nothing is known, and the code where the code is strange', () => {
    expect(placeOf({ country: null, city: null }, 'en')).toBeNull();
    expect(placeOf({ country: '?!', city: null }, 'en')).toBe('?!');
  });
});

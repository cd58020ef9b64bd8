import { otherSpellingOf } from './phone-spelling.js';
import { identitiesAt, personAt } from './people.js';

describe('phones that WhatsApp spells in two ways', () => {
  it.each([
    ['Brazil, with the ninth digit', '5541988887777', '554188887777'],
    ['Brazil, without it', '554188887777', '5541988887777'],
    ['Brazil, a landline', '554133334444', null],
    ['Mexico, with the 1', '5215512345678', '525512345678'],
    ['Mexico, without it', '525512345678', '5215512345678'],
    ['Argentina', '5491123456789', '541123456789'],
    ['elsewhere', '16505551234', null],
    ['Russia', '79991234567', null],
  ])('%s', (_name, phone, other) => {
    expect(otherSpellingOf(phone)).toBe(other);
    if (other !== null) expect(otherSpellingOf(other)).toBe(phone);
  });

  it('are one client, who is known by the spelling that WhatsApp gave', () => {
    const long = personAt({ phone: '5541988887777' }, [{ wa_id: '554188887777', profile: { name: 'Sojan' } }]);
    expect(long).toMatchObject({ name: 'Sojan', phone: '5541988887777' });
    expect(long?.identities.map(({ value }) => value)).toEqual(['5541988887777', '554188887777']);
    expect(new Set(identitiesAt({ phone: '554188887777' }).map(({ value }) => value))).toEqual(new Set(['5541988887777', '554188887777']));
  });
});

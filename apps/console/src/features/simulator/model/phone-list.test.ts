import { describe, expect, it } from 'vitest';
import { MOST_PHONES, rememberedPhones, rememberPhones, withPhone } from './phone-list.js';

const maria = { channelKey: 'demo', clientId: '1', name: 'Maria', phone: null };

function storage(stored: string | null) {
  return { value: stored, getItem: () => stored };
}

describe('the phones of a browser', () => {
  it('come back as they were remembered', () => {
    let written = '';
    rememberPhones([maria], { setItem: (_key, value) => void (written = value) });
    expect(rememberedPhones(storage(written))).toEqual([maria]);
  });

  it.each([null, 'no json', '{}', '[{"channelKey":1}]', '[null]'])('are none when the storage holds %s', (stored) => {
    expect(rememberedPhones(storage(stored))).toEqual([]);
  });

  it('hold a phone once', () => {
    expect(withPhone([maria], { ...maria })).toEqual([maria]);
  });

  it('are as many as a browser can keep connected; the oldest is put away', () => {
    const more = Array.from({ length: MOST_PHONES }, (_, index) => ({ ...maria, clientId: `more-${index}` }));
    expect(more.reduce(withPhone, [maria])).toEqual(more);
    expect(rememberedPhones(storage(JSON.stringify([maria, ...more])))).toEqual(more);
  });
});

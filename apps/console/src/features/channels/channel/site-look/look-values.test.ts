import { describe, expect, test } from 'vitest';
import { changedLook, isLookField, isPicture, lookValues } from './look-values.js';

describe('the look of a site chat', () => {
  test('is the usual one where nothing was chosen', () => {
    expect(lookValues({ settings: { color: '', allowed_origins: 'https://shop.example' } })).toMatchObject({
      color: '#2f6fed',
      position: 'right',
      ask_name: false,
      ask_rating: true,
    });
  });

  test('is sent as the settings that changed, and no others', () => {
    const before = lookValues({ settings: { title: 'Tea', ask_email: 'yes' } });
    const after = { ...before, title: ' Coffee ', ask_email: false, ask_rating: false };
    expect(changedLook(before, after)).toEqual({ title: 'Coffee', ask_email: 'no', ask_rating: 'no' });
  });

  test('takes an emptied text away', () => {
    const before = lookValues({ settings: { greeting: 'Hello' } });
    expect(changedLook(before, { ...before, greeting: '' })).toEqual({ greeting: '' });
  });

  test('has a form of its own at site chats alone', () => {
    expect([isLookField('site-widget', 'color'), isLookField('site-widget', 'allowed_origins'), isLookField('max', 'title')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['', true],
    ['https://shop.example/logo.png', true],
    ['data:image/png;base64,AAAA', true],
    ['http://shop.example/logo.png', false],
    ['data:image/svg+xml;base64,AAAA', false],
    ['logo.png', false],
  ])('as a picture %j is taken: %s', (address, taken) => {
    expect(isPicture(address)).toBe(taken);
  });
});

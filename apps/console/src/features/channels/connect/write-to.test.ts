import { expect, it } from 'vitest';
import { writeToUrl } from './write-to.js';

it.each([
  ['whatsapp-cloud', '+7 999 000-00-01', null, 'https://wa.me/79990000001'],
  ['telegram-bot', null, 'The shop (@shop_bot)', 'https://t.me/shop_bot'],
  ['telegram-bot', null, 'The shop', null],
  ['telegram-personal', '+79990000005', null, 'https://t.me/+79990000005'],
  ['external', null, null, null],
])('opens a chat of %s with %s %s at %s', (transport, phone, accountName, url) => {
  expect(writeToUrl({ transport, phone, accountName })).toBe(url);
});

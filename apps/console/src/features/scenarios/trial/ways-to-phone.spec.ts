import { expect, test } from 'vitest';
import { linkToPhone } from './ways-to-phone.js';

test.each([
  ['whatsapp-cloud', '+7 495 000-00-00', null, 'https://wa.me/74950000000?text=%2Ftry%20K7QX'],
  ['whatsapp-personal', null, null, null],
  ['telegram-bot', null, '@bakery_bot', 'https://t.me/bakery_bot?text=%2Ftry%20K7QX'],
  ['telegram-bot', null, 'Our bakery', null],
  ['site-widget', null, null, null],
])('%s %s %s', (transport, phone, accountName, link) => {
  expect(linkToPhone({ transport, phone, accountName }, '/try K7QX')).toBe(link);
});

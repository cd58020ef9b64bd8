import { phoneForPrograms } from './phone-for-programs.js';

it.each([
  ['79001112233', '79001112233', 'whatsapp-cloud', '79001112233'],
  [null, '807892', 'telegram-bot', '[tg] 807892'],
  [null, '909985175687', 'tamtam', '[tamtam] 909985175687'],
  [null, 'visitor', 'site-widget', '[widget] visitor'],
  [null, null, 'max', null],
])('phone %s, known as %s on %s: %s', (phone, identity, transport, shown) => {
  expect(phoneForPrograms({ phone, identity, transport })).toBe(shown);
});

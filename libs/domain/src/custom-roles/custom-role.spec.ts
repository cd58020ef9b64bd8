import { GRANTABLE, NEEDS } from '../access/permissions.js';
import { whole } from './custom-role.js';

describe('what a custom role is made of', () => {
  it('whoever may do something opens its section too', () => {
    expect(whole(['change_operators'])).toEqual(['operators', 'change_operators']);
  });

  it('whoever gives all chats to a program sees them himself', () => {
    expect(whole(['webhooks'])).toEqual(['all_chats', 'webhooks']);
  });

  it('each once, in the order of the catalogue, whatever the order in which they were ticked', () => {
    expect(whole(['tags', 'write_messages', 'tags', 'company'])).toEqual(['company', 'tags', 'write_messages']);
  });

  it('nothing that is whole becomes more', () => {
    for (const permission of GRANTABLE) {
      const once = whole([permission]);
      expect(whole(once)).toEqual(once);
      for (const each of once) expect(once).toEqual(expect.arrayContaining([NEEDS[each] ?? each]));
    }
  });
});

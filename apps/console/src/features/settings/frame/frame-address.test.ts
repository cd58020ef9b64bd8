import { describe, expect, it } from 'vitest';
import { addressQuery, pageSnippet, serverSnippet } from './frame-address.js';

describe('the address of a frame', () => {
  it('says only what differs from the whole list', () => {
    expect(addressQuery({ dialogId: null, disabled: [] })).toBe('');
    expect(addressQuery({ dialogId: 17, disabled: ['comment', 'search'] })).toBe('?dialog=17&disabledActions=comment,search');
  });

  it('stands in the page, which talks to that address and to no other', () => {
    const page = pageSnippet('https://desk.example', 5, { dialogId: 17, disabled: [] });
    expect(page).toContain('src="https://desk.example/embed/5?dialog=17"');
    expect(page).toContain(`const deskwire = 'https://desk.example';`);
    expect(page).not.toContain(`'*'`);
  });

  it('wishes the same of the token', () => {
    expect(serverSnippet('https://desk.example', 3, { dialogId: 17, disabled: ['comment'] })).toContain(
      '{"operator_id":3,"dialog_id":17,"disabled_actions":["comment"]}',
    );
  });
});

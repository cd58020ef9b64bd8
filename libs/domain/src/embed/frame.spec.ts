import { PERMISSIONS, permissionsOf } from '../access/permissions.js';
import { FRAME_ACTIONS, permissionsInFrame, readDisabledActions } from './frame.js';

describe('the actions that are switched off', () => {
  it.each([
    ['macros,comment', ['macros', 'comment']],
    [' Comment , ASSIGNCHAT ', ['assignChat', 'comment']],
    ['search unread', ['unread', 'search']],
    ['sharechat,,sharechat', ['shareChat']],
    ['all', FRAME_ACTIONS],
    ['macros, ALL', FRAME_ACTIONS],
    ['fly,comment,__proto__', ['comment']],
    ['', []],
  ])('are read from "%s"', (text, actions) => {
    expect(readDisabledActions(text)).toEqual(actions);
  });

  it('may come as a list too', () => {
    expect(readDisabledActions(['exportChat', ' search'])).toEqual(['exportChat', 'search']);
  });
});

describe('what an operator may do in a frame', () => {
  const list = { dialogId: null, disabledActions: [] };

  it('is the work in dialogs, whatever he may do elsewhere', () => {
    const left = permissionsInFrame(PERMISSIONS, list);
    expect(left).toEqual(expect.arrayContaining(['all_chats', 'write_messages', 'export_chats', 'tag_clients']));
    for (const permission of ['company', 'channels', 'operators', 'api_tokens', 'roles', 'billing', 'webhooks'] as const) {
      expect(left).not.toContain(permission);
    }
  });

  it('is never more than he may do anyway', () => {
    const operator = permissionsOf('operator', { operatorsAssignOthers: false });
    expect(operator).toEqual(expect.arrayContaining([...permissionsInFrame(operator, list)]));
  });

  it.each([
    ['assignChat', 'assign_others'],
    ['exportChat', 'export_chats'],
    ['shareChat', 'share_chats'],
  ] as const)('lacks what is switched off: %s', (action, permission) => {
    expect(permissionsInFrame(PERMISSIONS, list)).toContain(permission);
    expect(permissionsInFrame(PERMISSIONS, { dialogId: null, disabledActions: [action] })).not.toContain(permission);
  });

  it('leads out of one dialog nowhere', () => {
    const left = permissionsInFrame(PERMISSIONS, { dialogId: 5, disabledActions: [] });
    expect(left).not.toContain('write_first');
    expect(left).not.toContain('merge_chats');
    expect(left).toContain('write_messages');
  });
});

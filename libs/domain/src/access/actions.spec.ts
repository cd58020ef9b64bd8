import { actionsOf } from './actions.js';
import { mayAssignOthers } from './rights.js';

describe('giving dialogs to others', () => {
  it.each([
    ['admin', true, true],
    ['admin', false, true],
    ['supervisor', false, true],
    ['operator', true, true],
    ['operator', false, false],
  ] as const)('%s, where operators may: %s: %s', (role, operatorsAssignOthers, expected) => {
    expect(mayAssignOthers({ role, actions: actionsOf(role, { operatorsAssignOthers }) })).toBe(expected);
  });
});

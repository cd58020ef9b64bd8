import type { Role } from './caller.js';
import { dialogScope, inDialogScope, type DialogScope, type ScopedDialog } from './dialog-scope.js';
import { permissionsOf } from './permissions.js';

const ME = 7;
const OTHER = 8;
const open: ScopedDialog = { state: 'open', operatorId: null, lastOperatorId: null, served: true };

const scopeOf = (role: Role): DialogScope =>
  dialogScope({ operatorId: ME, role, permissions: permissionsOf(role, { operatorsAssignOthers: true }) });

describe('which dialogs one may know of', () => {
  it.each(['admin', 'supervisor'] as const)('an %s knows of all', (role) => {
    const scope = scopeOf(role);
    expect(inDialogScope(scope, { ...open, operatorId: OTHER, served: false })).toBe(true);
  });

  const cases: [string, boolean, Partial<ScopedDialog>][] = [
    ['his own', true, { operatorId: ME }],
    ['his own in a channel that he no longer serves', true, { operatorId: ME, served: false }],
    ["a colleague's", false, { operatorId: OTHER }],
    ["a colleague's that he held before", false, { operatorId: OTHER, lastOperatorId: ME }],
    ['a new one of a channel that he serves', true, {}],
    ['a new one of a channel that he does not serve', false, { served: false }],
    ['a new one that he held before, of a channel that he does not serve', false, { served: false, lastOperatorId: ME }],
    ['a closed one that he was the last to hold', true, { state: 'closed', lastOperatorId: ME }],
    ['a closed one that a colleague was the last to hold', false, { state: 'closed', lastOperatorId: OTHER }],
    ['a closed one that nobody held', false, { state: 'closed' }],
  ];
  it.each(cases)('for an operator, %s: %s', (_, expected, dialog) => {
    const scope = scopeOf('operator');
    expect(inDialogScope(scope, { ...open, ...dialog })).toBe(expected);
  });
});

import { NOBODY } from '../dialogs/dialog-changes.js';
import { aDialog, NOON } from '../testing/a-dialog.factory.js';
import { DialogChanges } from '../dialogs/dialog-changes.js';

const ANNA = { operatorId: 5, name: 'Anna K.' };
const BORIS = { operatorId: 6, name: 'Boris L.' };

describe('what becomes of a dialog is a deed of its operators', () => {
  let changes: DialogChanges;
  let ids = 1000;
  beforeEach(() => {
    changes = new DialogChanges(7, NOON, { next: () => (ids += 1) });
  });
  const deeds = (): [number, string][] => changes.deeds.map(({ operatorId, event }) => [operatorId, event]);

  it('whoever takes it himself takes it', () => {
    changes.assign(aDialog().build(), ANNA, ANNA);
    expect(changes.deeds).toEqual([{ operatorId: 5, event: 'dialog_taken', dialogId: 100, channelId: 1 }]);
  });

  it.each([
    ['a colleague', BORIS],
    ['the rules or a program', NOBODY],
  ])('whom %s gives it is assigned it', (_, by) => {
    changes.assign(aDialog().build(), ANNA, by);
    expect(deeds()).toEqual([[5, 'dialog_assigned']]);
  });

  it('from one to another: one gives it away, the other has it', () => {
    changes.assign(aDialog().heldBy(5).build(), BORIS, ANNA);
    expect(deeds()).toEqual([
      [5, 'dialog_transferred'],
      [6, 'dialog_assigned'],
    ]);
  });

  it('given to whoever has it, nothing happened', () => {
    changes.assign(aDialog().heldBy(5).build(), ANNA, BORIS);
    expect(deeds()).toEqual([]);
  });

  it('put back into New, it is given away; what nobody had is not', () => {
    changes.release(aDialog().heldBy(5).build());
    changes.release(aDialog({ id: 101 }).build());
    expect(deeds()).toEqual([[5, 'dialog_transferred']]);
  });

  it('closed is what somebody closes, whoever had it; a program is nobody', () => {
    changes.close(aDialog().heldBy(5).build(), BORIS);
    changes.close(aDialog({ id: 101 }).heldBy(5).build(), NOBODY);
    expect(deeds()).toEqual([[6, 'dialog_closed']]);
  });
});

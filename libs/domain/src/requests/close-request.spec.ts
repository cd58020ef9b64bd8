import { aDialog } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { CloseRequest, type MeantRequest } from './close-request.js';

describe('a program closes a request', () => {
  let desk: InMemoryDesk;
  beforeEach(() => {
    desk = new InMemoryDesk().employs(5);
  });
  const close = (meant: MeantRequest): ReturnType<CloseRequest['run']> => new CloseRequest(desk).run(7, meant);
  const current = (): number => desk.dialog(100).requestId!;

  it.each(['by its id', 'by its client'])('%s: the dialog ends, whoever had it is free', async (how) => {
    desk.has(aDialog({ requestId: 900 }).heldBy(5));
    const meant = how === 'by its id' ? { requestId: current(), dialogId: 100 } : { clientId: desk.dialog(100).clientId };
    expect(await close(meant)).toEqual({ requestId: 900, dialogId: 100, freed: 5 });
    expect(desk.dialog(100)).toMatchObject({ state: 'closed', requestId: null, operatorId: null, lastOperatorId: 5 });
    expect(desk.lines).toEqual([{ code: 'request_closed', params: { number: 900, operator: null } }]);
  });

  it('an older request of a dialog that is served again stays closed, and the dialog open', async () => {
    desk.has(aDialog({ requestId: 900 }).heldBy(5));
    expect(await close({ requestId: 800, dialogId: 100 })).toEqual({ requestId: 800, dialogId: 100, freed: null });
    expect(desk.dialog(100)).toMatchObject({ state: 'open', requestId: 900, operatorId: 5 });
  });

  it('twice is as good as once', async () => {
    desk.has(aDialog({ requestId: 900 }));
    await close({ requestId: 900, dialogId: 100 });
    await close({ requestId: 900, dialogId: 100 });
    expect(desk.lines).toHaveLength(1);
  });

  it('a client without a request has none to close', async () => {
    desk.has(aDialog().closedBy(5));
    await expect(close({ clientId: desk.dialog(100).clientId })).rejects.toMatchObject({ message: 'Request not found' });
    await expect(close({ clientId: 999 })).rejects.toMatchObject({ message: 'Request not found' });
  });
});

import type { DialogState } from '../dialogs/dialog.js';
import type { DeskWork, DialogDesk, StoredUpload } from '../dialogs/dialog-desk.port.js';
import type { MessageDraft } from '../messages/message.js';
import { aStoredUpload } from './a-stored-upload.factory.js';
import { aDialog, secondsAfterNoon, type DialogBuilder } from './a-dialog.factory.js';

/** A desk with operators 5 and 6, who both serve channel 1; channel 2 is served by 6 alone; group 9 has 5 alone. */
export interface FurnishedDesk {
  desk: DialogDesk;
  companyId: number;
  hasDialog(dialog: DialogBuilder): Promise<void>;
  hasClient(clientId: number, channelId: number): Promise<void>;
  hasUpload(upload: StoredUpload): Promise<void>;
  /** What is kept of a dialog. */
  kept(dialogId: number): Promise<Pick<DialogState, 'state' | 'operatorId' | 'lastMessagePreview'>>;
}

const ALL = { all: true } as const;
const COLLEAGUE = { operatorId: null, name: null };
const scope = (operatorId: number) => ({ all: false, operatorId }) as const;
const draft = (more: Partial<MessageDraft> = {}): MessageDraft => ({
  ...{ kind: 'from_client', origin: 'client', text: 'Is it fresh?', content: null, status: 'none', operatorId: null, externalId: null },
  ...{ clientMessageId: null, quotedId: null, quotedExternalId: null, providerAt: null, ...more },
});
const MINE = '6f1a4b1e-58a5-4a35-9d0c-0b8a3f4c2d11';

/** What every desk promises to those who work at it, with a database or without; each test gets an empty one. */
export function keepsTheContractOfADesk(furnish: () => Promise<FurnishedDesk>): void {
  let furnished: FurnishedDesk;
  beforeEach(async () => {
    furnished = await furnish();
  });
  const work = <T>(todo: (desk: DeskWork) => Promise<T>): Promise<T> => furnished.desk.run(furnished.companyId, todo);
  const mayTake = (dialogId: number, operatorId: number): Promise<boolean> =>
    work(async (desk) => (await desk.dialog(dialogId, scope(operatorId))) !== null);

  it.each<[string, DialogBuilder, boolean, boolean]>([
    ['his own dialog', aDialog().heldBy(5), true, false],
    ["a colleague's dialog", aDialog().heldBy(6), false, true],
    ['a new dialog of a channel that both serve', aDialog(), true, true],
    ['a new dialog of a channel that he does not serve', aDialog({ channelId: 2 }), false, true],
    ['his own dialog of a channel that he does not serve', aDialog({ channelId: 2 }).heldBy(5), true, false],
    [
      'a new dialog that was transferred to his group, of a channel that he does not serve',
      aDialog({ channelId: 2 }).servedBy(9),
      true,
      false,
    ],
    ['a new dialog that was transferred to a group, of a channel that both serve', aDialog().servedBy(9), true, false],
    ["a colleague's dialog that was transferred to a group", aDialog().servedBy(9).heldBy(6), false, true],
    ['a closed dialog that he was the last to hold', aDialog().closedBy(5), true, false],
    ['a closed dialog that nobody ever held', aDialog().closedBy(null), false, false],
  ])('operator 5 finds or does not find %s, and so does 6', async (_what, dialog, five, six) => {
    await furnished.hasDialog(dialog);
    expect([await mayTake(100, 5), await mayTake(100, 6)]).toEqual([five, six]);
    expect(await work(async (desk) => (await desk.dialog(100, ALL))?.id)).toBe(100);
  });

  it('finds a dialog that a bot serves, but hands it out to nobody', async () => {
    await furnished.hasDialog(aDialog({ runState: 'running', waitsFor: 'any' }));
    const handedOut = await work(async (desk) => [
      ...(await desk.newDialogs(5, ALL)),
      ...(await desk.waitingDialogs(5, 5)),
      ...(await desk.unassignedDialogs(5, null)),
    ]);
    expect(handedOut).toEqual([]);
    expect([await mayTake(100, 5), await mayTake(100, 6)]).toEqual([true, true]);
  });

  it('knows whether a client was answered since he wrote', async () => {
    await furnished.hasDialog(aDialog());
    const write = (more: Partial<MessageDraft> = {}): Promise<number> =>
      work(async (desk) => {
        const dialog = await desk.dialog(100, ALL);
        desk.changes.account = await desk.account();
        return dialog ? (more.kind ? desk.changes.answer(dialog, draft(more), []) : desk.changes.receive(dialog, draft(), [])).id : 0;
      });
    const since = (id: number): Promise<boolean> => work((desk) => desk.answeredSince(100, id));
    const first = await write();
    const second = await write();
    await write({ kind: 'comment', origin: 'console' });
    expect([await since(first), await since(second)]).toEqual([false, false]);
    await write({ kind: 'to_client', origin: 'console', status: 'queued' });
    const third = await write();
    expect([await since(first), await since(second), await since(third)]).toEqual([true, true, false]);
  });

  it('what one piece of work changes is kept together', async () => {
    await furnished.hasDialog(aDialog());
    await furnished.hasDialog(aDialog({ id: 101, clientId: 51 }));
    await work(async (desk) => {
      desk.changes.account = await desk.account();
      for (const id of [100, 101]) {
        const dialog = (await desk.dialog(id, ALL))!;
        desk.changes.assign(dialog, { operatorId: 5, name: 'Boris L.' }, COLLEAGUE);
        desk.changes.receive(dialog, draft({ text: `Message ${id}` }), []);
      }
    });
    for (const id of [100, 101])
      expect(await furnished.kept(id)).toEqual({ state: 'open', operatorId: 5, lastMessagePreview: `Message ${id}` });
  });

  it('of a piece of work that fails nothing is kept', async () => {
    await furnished.hasDialog(aDialog());
    await furnished.hasUpload(aStoredUpload(300));
    const failing = work(async (desk) => {
      const dialog = (await desk.dialog(100, ALL))!;
      await desk.takeUploads([300]);
      desk.changes.close(dialog, COLLEAGUE);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await furnished.kept(100)).toEqual({ state: 'open', operatorId: null, lastMessagePreview: null });
    expect(await work((desk) => desk.takeUploads([300]))).toHaveLength(1);
  });

  it('two pieces of work on one dialog see each other’s result', async () => {
    await furnished.hasDialog(aDialog());
    const claim = (operatorId: number): Promise<boolean> =>
      work(async (desk) => {
        const dialog = (await desk.dialog(100, ALL))!;
        if (!dialog.isUnassigned) return false;
        desk.changes.assign(dialog, { operatorId, name: 'x' }, COLLEAGUE);
        return true;
      });
    const outcomes = await Promise.all([claim(5), claim(6), claim(5), claim(6)]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('new dialogs come longest waiting first, as many as asked for, within the scope, without those that wait for one operator', async () => {
    const opened = (id: number, seconds: number, more: Partial<DialogState> = {}): DialogBuilder =>
      aDialog({ id, clientId: id + 100, openedAt: secondsAfterNoon(seconds), ...more });
    const dialogs = [
      opened(101, 30),
      opened(102, 10),
      opened(103, 20).waitingForAny(),
      opened(104, 0).waitingFor(6),
      opened(105, 5, { channelId: 2 }),
    ];
    for (const dialog of [...dialogs, opened(106, 1).heldBy(6), opened(107, 2).closedBy(5)]) await furnished.hasDialog(dialog);
    const taken = (limit: number, operatorId?: number): Promise<number[]> =>
      work(async (desk) => (await desk.newDialogs(limit, operatorId ? scope(operatorId) : ALL)).map(({ id }) => id).sort());
    expect(await taken(9, 5)).toEqual([101, 102, 103]);
    expect(await taken(2, 5)).toEqual([102, 103]);
    expect(await taken(9, 6)).toEqual([101, 102, 103, 105]);
    expect(await taken(1)).toEqual([105]);
    const waiting = (operatorId: number): Promise<number[]> =>
      work(async (desk) => (await desk.waitingDialogs(9, operatorId)).map(({ id }) => id));
    expect([await waiting(5), await waiting(6)]).toEqual([[103], [104, 103]]);
  });

  it('who may serve a dialog are the members of the group that it was transferred to, else of its channel’s groups', async () => {
    const dialogs = [
      { channelId: 1, groupId: null },
      { channelId: 2, groupId: null },
      { channelId: 2, groupId: 9 },
      { channelId: 1, groupId: null },
    ];
    const candidates = await work((desk) => desk.candidates(dialogs));
    const expected = [[5, 6], [6], [5], [5, 6]];
    expect(dialogs.map((dialog) => candidates.of(dialog).map(({ operatorId }) => operatorId))).toEqual(expected);
    for (const [n, dialog] of dialogs.entries()) {
      const serving = await work(async (desk) => [await desk.serves(5, dialog), await desk.serves(6, dialog)]);
      expect(serving).toEqual([5, 6].map((id) => expected[n]?.includes(id)));
    }
    expect(await work((desk) => desk.candidates([]))).toBeDefined();
  });

  it('an operator is offered what waits for his group, and not what waits for another', async () => {
    await furnished.hasDialog(aDialog({ id: 101, clientId: 51, channelId: 2 }).servedBy(9).waitingForAny());
    const waiting = (operatorId: number): Promise<number[]> =>
      work(async (desk) => (await desk.waitingDialogs(9, operatorId)).map(({ id }) => id));
    expect([await waiting(5), await waiting(6)]).toEqual([[101], []]);
  });

  it('an operator who is not there is nobody', async () => {
    expect(await work(async (desk) => [(await desk.operator(5))?.operatorId, await desk.operator(99)])).toEqual([5, null]);
  });

  it('a client without a thread gets one, a client who is not there does not', async () => {
    await furnished.hasClient(60, 1);
    const id = await work(async (desk) => {
      const dialog = (await desk.dialogOfClient(60))!;
      desk.changes.openRequest(dialog);
      return dialog.id;
    });
    expect(await work(async (desk) => [(await desk.dialogOfClient(60))?.id, await desk.dialogOfClient(61)])).toEqual([id, null]);
  });

  it('uploads come in the order asked for, once, without those that are gone', async () => {
    for (const id of [301, 302]) await furnished.hasUpload(aStoredUpload(id));
    expect(await work((desk) => desk.takeUploads([302, 303, 301]))).toEqual([aStoredUpload(302), aStoredUpload(301)]);
    expect(await work((desk) => desk.takeUploads([301]))).toEqual([]);
  });

  it('what was written is found again: by the sender’s id, for a quote in its own dialog, and counted if it is the client’s', async () => {
    await furnished.hasDialog(aDialog());
    await furnished.hasDialog(aDialog({ id: 101, clientId: 51 }));
    const [asked, answered] = await work(async (desk) => {
      const dialog = (await desk.dialog(100, ALL))!;
      desk.changes.account = await desk.account();
      const question = desk.changes.receive(dialog, draft({ externalId: 'wamid.1' }), []);
      const answer = desk.changes.answer(
        dialog,
        draft({ kind: 'to_client', origin: 'console', status: 'queued', clientMessageId: MINE }),
        [],
      );
      desk.changes.receive(dialog, draft(), []);
      return [question.id, answer.id] as const;
    });
    expect(await work((desk) => desk.sentBefore([MINE]))).toMatchObject([
      { id: answered, dialogId: 100, clientId: 50, channelId: 1, requestId: 90 },
    ]);
    expect(await work((desk) => desk.sentBefore([]))).toEqual([]);
    expect(await work((desk) => desk.quotable(100, asked))).toEqual({ id: asked, externalId: 'wamid.1' });
    expect(await work((desk) => desk.quotable(101, asked))).toBeNull();
    expect(
      await work(async (desk) => [
        await desk.countFromClient(100, asked),
        await desk.countFromClient(100, asked + 1),
        await desk.countFromClient(101, 0),
      ]),
    ).toEqual([2, 1, 0]);
  });
}

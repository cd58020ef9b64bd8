import type { MessageKind } from '../messages/message.js';
import { aDialog, NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { Dialog, type DialogMessage } from './dialog.js';

const LATER = secondsAfterNoon(60);
const message = (id: number, kind: MessageKind = 'from_client', at = LATER): DialogMessage => ({ id, kind, preview: `Message ${id}`, at });

describe('opening and closing', () => {
  it('a thread starts closed, so that the first message opens it like any other', () => {
    const dialog = Dialog.start(1, 2, 3, NOON);
    expect(dialog.isNew).toBe(true);
    expect(dialog.isOpen).toBe(false);
    dialog.open(9, LATER);
    expect(dialog.snapshot).toMatchObject({ state: 'open', requestId: 9, openedAt: LATER, closedAt: null, operatorId: null });
    expect(dialog.isUnassigned).toBe(true);
  });

  it('an open dialog is not opened again', () => {
    const dialog = aDialog().heldBy(5).build();
    expect(() => dialog.open(9, LATER)).toThrow('open already');
    expect(dialog.snapshot).toMatchObject({ requestId: 90, operatorId: 5 });
  });

  it('closing ends the request, remembers who served, and leaves nothing unread', () => {
    const dialog = aDialog().heldBy(5).unread(3, 42).build();
    dialog.close(LATER);
    expect(dialog.snapshot).toMatchObject({
      ...{ state: 'closed', requestId: null, operatorId: null, lastOperatorId: 5, closedAt: LATER },
      ...{ unreadCount: 0, readUpToId: 42 },
    });
  });

  it('closing a dialog that nobody took keeps whoever served the client before', () => {
    const dialog = aDialog({ lastOperatorId: 4 }).build();
    dialog.close(LATER);
    expect(dialog.snapshot.lastOperatorId).toBe(4);
  });

  it('closing ends the waiting', () => {
    const dialog = aDialog().waitingFor(4).build();
    dialog.close(LATER);
    expect(dialog.isWaiting).toBe(false);
    expect(dialog.snapshot).toMatchObject({ waitsForOperatorId: null, waitsSince: null });
  });

  it('a dialog that opens again is nobody’s, and still knows who had it', () => {
    const dialog = aDialog().closedBy(5).build();
    dialog.open(91, LATER);
    expect(dialog.snapshot).toMatchObject({ operatorId: null, lastOperatorId: 5, requestId: 91 });
  });
});

describe('who has it', () => {
  it('being given ends the waiting and makes him the last operator', () => {
    const dialog = aDialog({ lastOperatorId: 4 }).waitingFor(4).build();
    dialog.assignTo(6);
    expect(dialog.snapshot).toMatchObject({ operatorId: 6, lastOperatorId: 6, waitsFor: null, waitsForOperatorId: null, waitsSince: null });
    expect(dialog.isUnassigned).toBe(false);
  });

  it('a closed dialog is given to nobody', () => {
    const dialog = aDialog().closedBy(5).build();
    expect(() => dialog.assignTo(6)).toThrow('closed');
    expect(dialog.snapshot).toMatchObject({ operatorId: null, lastOperatorId: 5 });
  });

  it('a released dialog is new again', () => {
    const dialog = aDialog().heldBy(5).build();
    dialog.release();
    expect(dialog.isUnassigned).toBe(true);
    expect(dialog.snapshot.lastOperatorId).toBe(5);
  });
});

describe('waiting', () => {
  it('for its operator, from now on', () => {
    const dialog = aDialog().build();
    dialog.waitForOperator(4, LATER);
    expect(dialog.snapshot).toMatchObject({ waitsFor: 'operator', waitsForOperatorId: 4, waitsSince: LATER, operatorId: null });
    expect(dialog.isUnassigned).toBe(true);
  });

  it('for anybody: whoever gave up waiting for one operator keeps his place', () => {
    const dialog = aDialog().waitingFor(4, NOON).build();
    dialog.waitForAny(LATER);
    expect(dialog.snapshot).toMatchObject({ waitsFor: 'any', waitsForOperatorId: null, waitsSince: NOON });
  });

  it('each state of waiting is reached and left', () => {
    const dialog = aDialog().build();
    for (const wait of [() => dialog.waitForAny(NOON), () => dialog.waitForOperator(4, NOON)]) {
      wait();
      expect(dialog.isWaiting).toBe(true);
      dialog.stopWaiting();
      expect(dialog.isWaiting).toBe(false);
    }
  });
});

describe('reading', () => {
  it('each message of the client counts until somebody reads it', () => {
    const dialog = aDialog().heldBy(5).build();
    dialog.receive(message(11), LATER);
    dialog.receive(message(12), LATER);
    expect(dialog.snapshot).toMatchObject({ unreadCount: 2, readUpToId: 0, lastMessageId: 12, lastInboundAt: LATER });
    dialog.read(12);
    expect(dialog.snapshot).toMatchObject({ unreadCount: 0, readUpToId: 12 });
  });

  it.each<[MessageKind, number]>([
    ['to_client', 0],
    ['autoreply', 0],
    ['comment', 1],
  ])('after a message of the kind %s, %d stay unread', (kind, unread) => {
    const dialog = aDialog().unread(1, 11).build();
    dialog.answer(message(12, kind));
    expect(dialog.snapshot.unreadCount).toBe(unread);
    expect(dialog.snapshot.lastMessageId).toBe(12);
  });

  it('an answer of ours is not a message of the client: it opens no reply window', () => {
    const dialog = aDialog().build();
    dialog.answer(message(12, 'to_client'));
    expect(dialog.snapshot.lastInboundAt).toBeNull();
  });

  it('the mark of what was read never goes back by reading, and does by marking as unread', () => {
    const dialog = aDialog({ readUpToId: 20 }).build();
    dialog.read(15);
    expect(dialog.snapshot.readUpToId).toBe(20);
    dialog.unread(13, 4);
    expect(dialog.snapshot).toMatchObject({ readUpToId: 12, unreadCount: 4 });
  });
});

describe('messages from before our time', () => {
  it('ask for no attention', () => {
    const dialog = Dialog.start(1, 2, 3, NOON);
    dialog.recall(message(11, 'from_client', secondsAfterNoon(-9_000)));
    expect(dialog.snapshot).toMatchObject({ unreadCount: 0, lastInboundAt: null, state: 'closed', lastMessageId: 11 });
  });

  it('the newest of them stands in the list, in whatever order they come', () => {
    const dialog = Dialog.start(1, 2, 3, NOON);
    for (const [id, seconds] of [
      [11, -900],
      [12, -300],
      [13, -600],
    ] as const)
      dialog.recall(message(id, 'to_client', secondsAfterNoon(seconds)));
    expect(dialog.snapshot).toMatchObject({ lastMessageId: 12, lastMessageAt: secondsAfterNoon(-300) });
  });

  it('hide nothing newer', () => {
    const dialog = aDialog().build();
    dialog.receive(message(11, 'from_client', LATER), LATER);
    dialog.recall(message(12, 'from_client', NOON));
    expect(dialog.snapshot).toMatchObject({ lastMessageId: 11, lastMessagePreview: 'Message 11', unreadCount: 1 });
  });
});

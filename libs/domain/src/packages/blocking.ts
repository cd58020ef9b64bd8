import type { DialogChanges } from '../dialogs/dialog-changes.js';
import type { Dialog } from '../dialogs/dialog.js';
import { preview } from '../messages/message.js';
import type { WithheldMessage } from './package-desk.port.js';

/** Nothing pays for it: from now on nobody reads what comes, answers or waits, and it is no load of whoever has it. */
export function block(changes: DialogChanges, dialog: Dialog): void {
  dialog.block(changes.now);
  changes.endWaiting(dialog, 'left_to_people');
  changes.takeFromBot(dialog, null);
  changes.loadChanges(dialog);
  changes.events.push({ kind: 'dialog_blocked', dialogId: dialog.id, messageId: null });
  changes.line(dialog, 'dialog_blocked', {});
}

/** It is paid for: what was withheld from everybody is told of as if it came now. */
export function reveal(changes: DialogChanges, dialog: Dialog, messages: readonly WithheldMessage[]): void {
  const last = messages.find(({ id }) => id === dialog.snapshot.lastMessageId);
  dialog.unblock(last ? shown(last) : null);
  changes.unblocked.push(dialog.id);
  changes.loadChanges(dialog);
  changes.events.push({ kind: 'dialog_unblocked', dialogId: dialog.id, messageId: null });
  changes.line(dialog, 'dialog_unblocked', {});
  for (const message of messages) changes.tellOf(dialog, message);
}

/** As the list shows the last message of any dialog, also one that was taken back meanwhile. */
const shown = (message: WithheldMessage): string => (message.isDeleted ? '🗑' : preview(message, message.attachments));

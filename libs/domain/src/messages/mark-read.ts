import type { DialogScope } from '../access/dialog-scope.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork, DialogDesk } from '../dialogs/dialog-desk.port.js';
import { workableDialog } from '../dialogs/open-dialog.js';
import type { MessageFeatures } from './message-limits.js';

/** Who marks: an operator in what he may see, or a program in all of its company's. */
interface Marker {
  companyId: number;
  scope: DialogScope;
}

/** The dialog has been seen up to a message, or is to be seen again. */
export class MarkRead {
  constructor(
    private readonly desk: DialogDesk,
    private readonly featuresOf: (transport: string) => Pick<MessageFeatures, 'actions'>,
  ) {}

  read({ companyId, scope }: Marker, dialogId: number, upToId: number): Promise<void> {
    return this.desk.run(companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, scope);
      if (dialog.snapshot.readUpToId >= upToId && dialog.snapshot.unreadCount === 0) return;
      // Another tab may have read further: a late word makes nothing unread again.
      const readUpToId = Math.max(upToId, dialog.snapshot.readUpToId);
      const later = await desk.countFromClient(dialogId, readUpToId + 1);
      dialog.read(readUpToId);
      if (later > 0) dialog.unread(readUpToId + 1, later);
      await this.tellClient(desk, dialog);
      desk.changes.dialogChanged(dialog);
    });
  }

  /** The client sees that his message was read, where his messenger shows such a thing. */
  private async tellClient(desk: DeskWork, dialog: Dialog): Promise<void> {
    const { channelId, lastInboundAt } = dialog.snapshot;
    if (!lastInboundAt || !this.featuresOf(await desk.transport(channelId)).actions.includes('mark_read')) return;
    desk.changes.actions.push({ channelId, dialogId: dialog.id, messageId: null, kind: 'mark_read', detail: {} });
  }

  unread({ companyId, scope }: Marker, dialogId: number, fromId: number): Promise<void> {
    return this.desk.run(companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, scope);
      dialog.unread(fromId, await desk.countFromClient(dialogId, fromId));
      desk.changes.dialogChanged(dialog);
    });
  }
}

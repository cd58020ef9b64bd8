import type { Dialog } from '../dialogs/dialog.js';
import { NOBODY } from '../dialogs/dialog-changes.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { dialogOrNotFound } from '../dialogs/open-dialog.js';
import { assertNotBlocked } from '../packages/count-in-month.js';
import { notFound } from '../shared/domain-error.js';

/** Which request a program means: one by its id, in its dialog, or whichever a client has open. */
export type MeantRequest = { requestId: number; dialogId: number } | { clientId: number };

/** A program ends a request, and with it the service: the client's next message begins another. */
export class CloseRequest {
  constructor(private readonly desk: DialogDesk) {}

  /** Resolves with the request, and with whoever held its dialog until now. One that is closed already stays as it is. */
  run(companyId: number, meant: MeantRequest): Promise<{ requestId: number | null; dialogId: number; freed: number | null }> {
    return this.desk.run(companyId, async (desk) => {
      const dialog =
        'clientId' in meant ? await desk.dialogOfClient(meant.clientId) : await dialogOrNotFound(desk, meant.dialogId, { all: true });
      if (!dialog || ('clientId' in meant && !dialog.isOpen)) throw notFound('Request');
      assertNotBlocked(dialog);
      const { requestId, operatorId } = dialog.snapshot;
      if ('requestId' in meant && !serves(dialog, meant.requestId)) {
        return { requestId: meant.requestId, dialogId: dialog.id, freed: null };
      }
      desk.changes.close(dialog, NOBODY);
      return { requestId, dialogId: dialog.id, freed: operatorId };
    });
  }
}

const serves = (dialog: Dialog, requestId: number): boolean => dialog.isOpen && dialog.snapshot.requestId === requestId;

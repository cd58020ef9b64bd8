import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork } from '../dialogs/dialog-desk.port.js';
import type { AnnouncedAttachment } from '../messages/content.js';
import type { NewMessage } from '../messages/message.js';

/** A message of a blocked dialog, as far as somebody needs it who shows it again. */
export interface WithheldMessage extends Pick<NewMessage, 'id' | 'dialogId' | 'origin' | 'text' | 'content'> {
  attachments: Pick<AnnouncedAttachment, 'kind' | 'name'>[];
  /** Its writer took it back while nobody could see it. */
  isDeleted: boolean;
}

/** A month of a dialog that nothing has paid for. */
export interface OwedMonth {
  dialogId: number;
  /** Its first day. */
  month: string;
}

/** One piece of work on what is blocked: it sees what is withheld, and its changes are stored together. */
export interface PackageWork {
  readonly desk: DeskWork;
  /** All dialogs of the company that are blocked, locked. */
  blocked(): Promise<Dialog[]>;
  /** In the order in which they were blocked. */
  owed(): Promise<OwedMonth[]>;
  /** In the order in which they came. */
  withheld(dialogIds: number[]): Promise<WithheldMessage[]>;
}

export interface PackageDesk {
  run<T>(companyId: number, work: (work: PackageWork) => Promise<T>): Promise<T>;
}

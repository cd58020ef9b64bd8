import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork } from '../dialogs/dialog-desk.port.js';
import type { AnnouncedAttachment } from '../messages/content.js';
import type { NewMessage } from '../messages/message.js';
import type { RefusedMonth } from './give-back-refused.js';

/** A message of a blocked dialog, as far as somebody needs it who shows it again. */
export interface WithheldMessage extends Pick<NewMessage, 'id' | 'dialogId' | 'origin' | 'text' | 'content'> {
  attachments: Pick<AnnouncedAttachment, 'kind' | 'name'>[];
  /** Its writer took it back while nobody could see it. */
  isDeleted: boolean;
}

/** A month of a dialog that nothing has paid for. */
export interface OwedMonth {
  dialogId: number;
  channelId: number;
  /** Its first day. */
  month: string;
}

/** One piece of work on what is blocked: it sees what is withheld, and its changes are stored together. */
export interface PackageWork {
  readonly desk: DeskWork;
  /** The dialogs of the company that were blocked first, locked in the order of their ids. */
  blocked(most: number): Promise<Dialog[]>;
  /** How many there are. */
  countBlocked(): Promise<number>;
  /** What these owe, in the order in which they were blocked. */
  owed(dialogIds: readonly number[]): Promise<OwedMonth[]>;
  /** In the order in which they came. */
  withheld(dialogIds: number[]): Promise<WithheldMessage[]>;
  /** The dialogs of these messages, locked in the order of their ids. */
  dialogsOf(messageIds: readonly number[]): Promise<Dialog[]>;
  /** The months that these messages stand in, where they are counted. */
  refusedMonths(messageIds: readonly number[]): Promise<RefusedMonth[]>;
  /** What these messages took has been looked at. */
  settled(messageIds: readonly number[]): Promise<void>;
}

export interface PackageDesk {
  run<T>(companyId: number, work: (work: PackageWork) => Promise<T>): Promise<T>;
}

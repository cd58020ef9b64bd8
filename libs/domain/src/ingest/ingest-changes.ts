import type { ClientIdentity } from '../clients/identity.js';
import { DialogChanges } from '../dialogs/dialog-changes.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { DialogRated, MessageError, SessionChanged, TemplateChanged } from '../messages/inbound-event.js';
import type { MessageStatus } from '../messages/status.js';
import type { AskedRating, Score } from '../ratings/rating.js';
import type { KnownMessage } from './ingest-snapshot.js';

export interface StatusReport {
  channelId: number;
  externalId: string;
  /** Null while we don't know the message: its send has not been answered yet, or it is not ours. */
  messageId: number | null;
  status: MessageStatus;
  error: MessageError | null;
  at: Date | null;
}

/** What a group of provider events changes, beyond what any change of dialogs may. */
export class IngestChanges extends DialogChanges {
  readonly statuses: StatusReport[] = [];
  readonly reactions: { messageId: number; reactions: KnownMessage['reactions'] }[] = [];
  readonly edits: { messageId: number; text: string | null }[] = [];
  readonly revocations: number[] = [];
  readonly identities: { channelId: number; clientId: number; identity: ClientIdentity }[] = [];
  readonly droppedIdentities: { channelId: number; clientId: number; identity: ClientIdentity }[] = [];
  readonly clientUpdates: { clientId: number; name: string | null; username: string | null; phone: string | null }[] = [];
  readonly reachability: { clientId: number; reachable: boolean }[] = [];
  /** Clients who have read our messages up to the provider's number. */
  readonly readUpTo: { clientId: number; dialogId: number | null; upTo: string }[] = [];
  /** Clients' messages that were read elsewhere, where nobody said whose they are. */
  readonly readMessages: number[] = [];
  /** Further ids of messages. */
  readonly aliases: { channelId: number; messageId: number; externalId: string }[] = [];
  readonly ratings: { channelId: number; dialogId: number; requestId: number | null; operatorId: number | null; rating: DialogRated }[] =
    [];
  readonly sessions: { channelId: number; change: SessionChanged }[] = [];
  readonly templates: { channelId: number; change: TemplateChanged }[] = [];
  readonly notices: { channelId: number; severity: 'info' | 'broken'; text: string }[] = [];
  /** Files for messages that were imported without them: the placeholder goes. */
  readonly filledMessages: number[] = [];

  /** One score a request, however often it is pressed: the last one counts. */
  rate(dialog: Dialog, { requestId, operatorId }: AskedRating, score: Score, at: Date | null): void {
    const { channelId, lastOperatorId } = dialog.snapshot;
    this.ratings.push({
      ...{ channelId, dialogId: dialog.id, requestId, operatorId: operatorId ?? lastOperatorId },
      rating: { type: 'dialog_rated', externalId: `request:${requestId}`, client: [], score, comment: null, at },
    });
    this.line(dialog, 'client_rated', { score, comment: null });
  }

  messageChanged(message: Pick<KnownMessage, 'id' | 'dialogId'>): void {
    this.events.push({ kind: 'message_changed', dialogId: message.dialogId, messageId: message.id });
  }

  clientChanged(clientId: number, dialogId: number | null): void {
    this.events.push({ kind: 'client_changed', dialogId, messageId: null, data: { clientId } });
  }
}

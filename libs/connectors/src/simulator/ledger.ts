/** A webhook that the simulator sends, and what the product answered last. */
export interface SentEntry {
  channelKey: string;
  clientId: string;
  kind:
    | 'message'
    | 'press'
    | 'reaction'
    | 'edit'
    | 'revoke'
    | 'start'
    | 'block'
    | 'unblock'
    | 'status'
    | 'echo'
    | 'session'
    | 'history'
    | 'address_book'
    | 'template';
  externalId: string;
  /** Of a status: which one. */
  status: string | null;
  at: string;
  attempts: number;
  /** The last answer; 0 when there was none. */
  answer: number | null;
  acknowledgedAt: string | null;
}

/** A send of the product, and what it was told. */
export interface ReceivedEntry {
  channelKey: string;
  clientId: string | null;
  /** The product's own id of the message, as it came along. */
  ourId: string | null;
  /** Set when the message was taken. */
  externalId: string | null;
  /** 0: the connection was left without an answer. */
  answer: number;
  at: string;
}

const MAX_ENTRIES = 50_000;

/** Everything that went over the wire, so that the product's own books can be compared with the other side's. */
export class Ledger {
  readonly sent: SentEntry[] = [];
  readonly received: ReceivedEntry[] = [];

  willSend(entry: Pick<SentEntry, 'channelKey' | 'clientId' | 'kind' | 'externalId' | 'status'>): SentEntry {
    const line = { ...entry, at: new Date().toISOString(), attempts: 0, answer: null, acknowledgedAt: null };
    push(this.sent, line);
    return line;
  }

  hasReceived(entry: Omit<ReceivedEntry, 'at'>): void {
    push(this.received, { ...entry, at: new Date().toISOString() });
  }
}

function push<Entry>(entries: Entry[], entry: Entry): void {
  entries.push(entry);
  if (entries.length > MAX_ENTRIES) entries.splice(0, entries.length - MAX_ENTRIES);
}

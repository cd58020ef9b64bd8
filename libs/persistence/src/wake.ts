import pg from 'pg';

/** What a process may be woken for. A wake carries no data: whoever hears it looks into its own table. */
export type WakeTopic = 'event' | 'sending' | 'action' | 'outbox' | 'media' | 'channel' | 'session' | 'webhook';

const CHANNEL = 'deskwire_wake';
/** What processes tell each other and nobody keeps. */
const WORDS = 'deskwire_words';
/** Wakes within this time leave as one: a commit each would cost more than it hastens. */
const GATHER_MS = 3;
/** Under load other processes need not hear of every moment: they look at all that is new each time. */
const APART_MS = 15;
const RECONNECT_MS = 1_000;

interface WakeOptions {
  url: string;
  onError: (error: Error) => void;
}

/**
 * PostgreSQL's NOTIFY between processes, sent after the commit and never inside it (inside, all commits queue behind one
 * lock: a third of the rate). It is only a hint: a listener also polls, and after a lost connection it is woken for everything.
 * Besides, processes tell each other by it what is fleeting, such as who looks at what: words that may be lost, and that nobody keeps.
 */
export class Wake {
  private readonly pending = new Set<WakeTopic>();
  private readonly words: string[] = [];
  private readonly hearers = new Set<(words: string) => void>();
  private readonly listeners = new Map<WakeTopic, Set<() => void>>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private flushedAt = 0;
  private closed = false;

  constructor(private readonly options: WakeOptions) {}

  async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.url, connectionTimeoutMillis: 4_000, application_name: 'deskwire wake' });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, new Error('the database closed the connection')));
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === WORDS) this.hearers.forEach((hear) => hear(payload));
      else payload.split(',').forEach((topic) => this.hear(topic as WakeTopic));
    });
    await client.connect();
    // A wake needs no durability: without this each would wait for the disk.
    await client.query('set synchronous_commit = off');
    await client.query(`listen ${CHANNEL}; listen ${WORDS}`);
    this.client = client;
    for (const topic of this.listeners.keys()) this.hear(topic);
  }

  /** Wakes every process that listens for `topic`, this one at once. */
  wake(topic: WakeTopic): void {
    this.hear(topic);
    this.pending.add(topic);
    this.timer ??= this.soon();
  }

  /** Tells every process, this one too; at most some 7,000 bytes. What is said while there is no connection is lost. */
  say(words: string): void {
    this.words.push(words);
    this.timer ??= this.soon();
  }

  /** Calls `hear` with all that is said; returns how to stop. */
  onWords(hear: (words: string) => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  /** Calls `listener` on each wake; returns how to stop. */
  on(topic: WakeTopic, listener: () => void): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set.add(listener));
    return () => set.delete(listener);
  }

  /** Resolves when every wake has left; for a command that ends right after its work. */
  async settled(): Promise<void> {
    while (this.timer !== undefined) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private hear(topic: WakeTopic): void {
    this.listeners.get(topic)?.forEach((listener) => listener());
  }

  private soon(): NodeJS.Timeout {
    return setTimeout(() => void this.flush(), Math.max(GATHER_MS, this.flushedAt + APART_MS - performance.now()));
  }

  /** One at a time: what comes while a wake is on its way leaves with the next. */
  private async flush(): Promise<void> {
    const topics = [...this.pending].join(',');
    this.pending.clear();
    const words = this.words.splice(0);
    this.flushedAt = performance.now();
    try {
      if (topics) await this.client?.query('select pg_notify($1, $2)', [CHANNEL, topics]);
      if (words.length > 0) await this.client?.query('select pg_notify($1, w) from unnest($2::text[]) w', [WORDS, words]);
    } catch (error) {
      if (this.closed) return;
      this.options.onError(error as Error);
    }
    this.timer = this.pending.size + this.words.length > 0 ? this.soon() : undefined;
  }

  private lost(client: pg.Client, error: Error): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    this.options.onError(error);
    const retry = (): void => {
      if (!this.closed) this.connect().catch(() => setTimeout(retry, RECONNECT_MS));
    };
    setTimeout(retry, RECONNECT_MS);
  }
}

/** What the tabs of one browser know of each other: where one looks, and which of them speaks. */

interface Word {
  tab: string;
  /** null: it is not looked at. */
  looks: { chat: string | null } | null;
  /** It has just come, and wants to hear of the others. */
  asks?: boolean;
}

const LOCK = 'deskwire.notices';

export class Tabs {
  private readonly id = crypto.randomUUID();
  private readonly channel = new BroadcastChannel('deskwire.notices');
  private readonly others = new Map<string, Word['looks']>();
  private readonly ended = new AbortController();
  private chat: string | null = null;
  /** A request of one's own may have taken the lock from another one of one's own. */
  private held = 0;
  private isQueued = false;

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<Word>) => {
      this.others.set(data.tab, data.looks);
      if (data.asks) this.tell();
    };
    const { signal } = this.ended;
    window.addEventListener('focus', () => this.come(), { signal });
    window.addEventListener('blur', () => this.tell(), { signal });
    document.addEventListener('visibilitychange', () => this.tell(), { signal });
    window.addEventListener('pagehide', () => this.say(null), { signal });
    this.say(this.looks(), true);
    this.lead(document.hasFocus());
  }

  stop(): void {
    this.ended.abort();
    this.say(null);
    this.channel.close();
  }

  /** The chat that is open in this tab. */
  open(chat: string | null): void {
    this.chat = chat;
    this.tell();
  }

  get leads(): boolean {
    return this.held > 0;
  }

  /** Some tab has the focus. */
  get isHere(): boolean {
    return this.all().some((looks) => looks !== null);
  }

  get looked(): ReadonlySet<string> {
    return new Set(this.all().flatMap((looks) => looks?.chat ?? []));
  }

  private all(): Word['looks'][] {
    return [this.looks(), ...this.others.values()];
  }

  private looks(): Word['looks'] {
    return document.visibilityState === 'visible' && document.hasFocus() ? { chat: this.chat } : null;
  }

  private come(): void {
    this.tell();
    this.lead(true);
  }

  private tell(): void {
    this.say(this.looks());
  }

  private say(looks: Word['looks'], asks = false): void {
    this.channel.postMessage({ tab: this.id, looks, asks } satisfies Word);
  }

  /**
   * The tab that was looked at last speaks: it was touched, so that its browser lets it sound. When it goes, the next one in the queue does.
   * Without locks (on a plain-HTTP address) every tab is its own.
   */
  private lead(steal: boolean): void {
    if (!('locks' in navigator)) {
      this.held = 1;
      return;
    }
    if (this.leads || (this.isQueued && !steal)) return;
    this.isQueued ||= !steal;
    let isGranted = false;
    const hold = (): Promise<void> => {
      isGranted = true;
      this.held += 1;
      if (!steal) this.isQueued = false;
      return new Promise((resolve) => {
        if (this.ended.signal.aborted) return resolve();
        this.ended.signal.addEventListener('abort', () => resolve());
      });
    };
    const options = steal ? { steal } : { signal: this.ended.signal };
    navigator.locks.request(LOCK, options, hold).catch(() => {
      // Another tab took over, or this one is going.
      if (isGranted) this.held -= 1;
      if (!this.ended.signal.aborted) this.lead(false);
    });
  }
}

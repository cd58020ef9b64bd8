const PATIENCE_MS = 20_000;
const JSON_HEADERS = { 'content-type': 'application/json' };

interface Shown {
  id: string;
  direction: 'in' | 'out';
  buttons?: { payload: string }[];
}

/** A simulated phone whose owner only presses buttons: always one of the newest message. */
export class BotPhone {
  private readonly leaving = new AbortController();
  private readonly seen = new Set<string>();
  private newest: Shown | null = null;
  private answered: (() => void) | null = null;

  private constructor(private readonly address: string) {}

  static async open(base: string, channelKey: string): Promise<BotPhone> {
    const clients = `${base}/simulator/phones/${channelKey}/clients`;
    const answer = await fetch(clients, { method: 'POST', headers: JSON_HEADERS, body: '{}' });
    const { clientId } = (await answer.json()) as { clientId: string };
    const phone = new BotPhone(`${clients}/${clientId}`);
    await phone.watch();
    return phone;
  }

  get isWaiting(): boolean {
    return this.answered !== null;
  }

  /** Resolves when the bot has answered. */
  async write(text: string): Promise<void> {
    await this.act('messages', { text });
  }

  /** Presses, and resolves with the milliseconds until the answer is there. */
  async press(): Promise<number> {
    const { id: messageId, buttons } = this.newest ?? {};
    const payload = buttons?.[0]?.payload;
    if (messageId === undefined || payload === undefined) throw new Error('The bot has given no button to press');
    const began = performance.now();
    await this.act('press', { messageId, payload });
    return performance.now() - began;
  }

  leave(): void {
    this.leaving.abort();
  }

  private async act(action: string, body: object): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The bot has not answered within ${PATIENCE_MS} ms`)), PATIENCE_MS);
      this.answered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    const told = fetch(`${this.address}/${action}`, { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(body) }).then(
      async (answer) => {
        if (!answer.ok) throw new Error(`The phone could not do it: ${answer.status} ${await answer.text()}`);
      },
    );
    try {
      await Promise.all([answered, told]);
    } finally {
      this.answered = null;
    }
  }

  private async watch(): Promise<void> {
    const stream = await fetch(`${this.address}/stream`, { signal: this.leaving.signal });
    const reader = stream.body!.getReader();
    const decoder = new TextDecoder();
    const read = async (): Promise<void> => {
      let text = '';
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        const events = (text + decoder.decode(piece.value, { stream: true })).split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) this.hear(event);
      }
    };
    void read().catch((error: unknown) => {
      if (!this.leaving.signal.aborted) throw error;
    });
  }

  private hear(event: string): void {
    const data = /^event: message\ndata: (.*)$/s.exec(event)?.[1];
    if (data === undefined) return;
    const shown = JSON.parse(data) as Shown;
    if (shown.direction !== 'out' || this.seen.has(shown.id) || !shown.buttons) return;
    this.seen.add(shown.id);
    this.newest = shown;
    this.answered?.();
  }
}

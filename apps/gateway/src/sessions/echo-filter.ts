/** How many sends are remembered: an echo comes within seconds. */
const REMEMBERED = 2_000;

type Body = Record<string, unknown>;

/**
 * Messengers show every message of the account to all of its devices, so also to us what we sent ourselves. Such an echo may come
 * before the answer to its send: while a send is under way, what might be its echo waits for the answer.
 */
export class EchoFilter {
  /** Our ids with the messenger's. */
  private readonly sent = new Map<string, string>();
  private readonly sentIds = new Set<string>();
  private underWay = 0;
  private held: { body: Body; echoOf: string }[] = [];

  constructor(private readonly pass: (body: Body) => void) {}

  sentAs(ourId: string): string | null {
    return this.sent.get(ourId) ?? null;
  }

  async sending(ourId: string, send: () => Promise<string>): Promise<string> {
    this.underWay++;
    try {
      const id = await send();
      this.remember(ourId, id);
      return id;
    } finally {
      this.underWay--;
      this.release();
    }
  }

  heard(body: Body, echoOf?: string): void {
    if (echoOf === undefined) return this.pass(body);
    if (this.sentIds.has(echoOf)) return;
    if (this.underWay === 0) return this.pass(body);
    this.held.push({ body, echoOf });
  }

  /** What was held goes its way; with further sends under way it waits for them, its own may be among them. */
  private release(): void {
    if (this.underWay > 0) {
      this.held = this.held.filter(({ echoOf }) => !this.sentIds.has(echoOf));
      return;
    }
    for (const { body, echoOf } of this.held.splice(0)) this.heard(body, echoOf);
  }

  private remember(ourId: string, id: string): void {
    this.sent.set(ourId, id);
    this.sentIds.add(id);
    const oldest = this.sent.entries().next().value;
    if (this.sent.size <= REMEMBERED || !oldest) return;
    this.sent.delete(oldest[0]);
    this.sentIds.delete(oldest[1]);
  }
}

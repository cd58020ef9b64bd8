import { HookReceiver, type ReceivedHook, verify } from '../../apps/workers/testing/hook-receiver.js';

/** A program that keeps what it can verify and refuses the rest, as one is to be written. */
export class Integrator {
  /** What it took, by `webhook-id`: a repeat is no second event. */
  readonly taken = new Map<string, ReceivedHook>();
  /** What it could not verify. */
  readonly refused: ReceivedHook[] = [];
  /** Events whose first attempt it breaks down at. */
  readonly breaksAt = new Set<string>();
  private readonly receiver = new HookReceiver();
  private secret = '';

  async start(): Promise<void> {
    await this.receiver.start();
    this.receiver.answers((hook) => this.take(hook));
  }

  stop(): Promise<void> {
    return this.receiver.stop();
  }

  get url(): string {
    return this.receiver.url('/events');
  }

  /** The entry of OUTBOUND_ALLOW that lets us call it. */
  get network(): string {
    return this.receiver.network;
  }

  learns(secret: string): void {
    this.secret = secret;
  }

  /** Every attempt at a delivery, whatever came of it. */
  attemptsAt(id: string): ReceivedHook[] {
    return this.receiver.received.filter(({ headers }) => headers['webhook-id'] === id);
  }

  get types(): Set<string> {
    return new Set([...this.taken.values()].map(({ body }) => String(body['hook_type'])));
  }

  of(type: string): ReceivedHook[] {
    return [...this.taken.values()].filter(({ body }) => body['hook_type'] === type);
  }

  private take(hook: ReceivedHook): { status: number } {
    try {
      verify(hook, this.secret);
    } catch {
      this.refused.push(hook);
      return { status: 401 };
    }
    if (this.breaksAt.delete(String(hook.body['hook_type']))) return { status: 500 };
    this.taken.set(String(hook.headers['webhook-id']), hook);
    return { status: 204 };
  }
}

import type { Account, DialogRow } from './account.js';
import { PRODUCT } from './product.js';

const SECRET = 'secret-of-a-long-dialog';
/** As many as the channel takes in one request. */
const AT_ONCE = 500;

interface Said {
  text: string;
  at: Date;
}

/** A client of an external channel whose program hands over what he wrote: many messages in little time. */
export class ExternalClient {
  private constructor(
    private readonly key: string,
    private readonly account: Account,
    readonly name: string,
  ) {}

  static async of(account: Account, name: string): Promise<ExternalClient> {
    const form = { unchecked: true, transport: 'external', name: `Shop of ${name}`, settings: {} };
    const secrets = { channel_secret: SECRET, signing_secret: SECRET };
    const { key } = await account.post<{ key: string }>('/api/channels', { ...form, secrets });
    return new ExternalClient(key, account, name);
  }

  /** Writes so many messages, the n-th of them as `said` has it, and comes back with the dialog. All of them are read. */
  async writes(count: number, said: (n: number) => Said): Promise<number> {
    const from = { id: this.name, name: this.name };
    for (let first = 0; first < count; first += AT_ONCE) {
      const events = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, n) => {
        const { text, at } = said(first + n);
        return { type: 'message', id: `${this.name}-${first + n}`, from, text, at: at.toISOString() };
      });
      await this.send(events);
    }
    return this.dialogId();
  }

  /** Says something now. */
  async says(text: string): Promise<void> {
    const from = { id: this.name, name: this.name };
    await this.send([{ type: 'message', id: `${this.name}: ${text}`, from, text, at: new Date().toISOString() }]);
  }

  private async send(events: object[]): Promise<void> {
    const answer = await fetch(`${PRODUCT}/hooks/external/${this.key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${SECRET}` },
      body: JSON.stringify({ events }),
    });
    if (!answer.ok) throw new Error(`The channel did not take the messages: ${answer.status} ${await answer.text()}`);
  }

  private async dialogId(): Promise<number> {
    const list = await this.account.get<{ items: DialogRow[] }>(`/api/dialogs?query=${encodeURIComponent(this.name)}`);
    const id = list.items.find(({ client }) => client.name === this.name)?.id;
    if (id === undefined) throw new Error(`${this.name} has no dialog`);
    await this.account.post(`/api/dialogs/${id}/read`, { upToId: Number.MAX_SAFE_INTEGER });
    return id;
  }
}

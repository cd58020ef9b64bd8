import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceivedEntry, SentEntry } from '#connectors/simulator/ledger.js';
import type { Operator } from './operator.js';
import { messagesWebhook, newMessageId, statusesWebhook, textFrom, type ProviderNumber, type Webhook } from './webhooks.js';

/** A message of the product on its way through the provider. */
export interface Send {
  ourId: string | null;
  to: string;
  externalId: string;
}

/** What the provider's API does with a send; without an answer it takes the message at once. */
type OnSend = (send: Send) => Promise<{ status: number } | void> | { status: number } | void;

const ANSWER_WITHIN_MS = 20_000;
/** Meta waits longer each time; here it begins sooner, so that a test ends. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

/** Networks that a product under test must let its connectors reach: the provider, and not the rest of this machine. */
export const PROVIDER_NETWORK = '127.0.0.2/32';

/**
 * Meta in small: takes messages, sends webhooks and repeats what is not acknowledged, and keeps books of both that `reconcile` can read.
 * It lives beside the usual loopback address, so that the product's guard against private addresses stays on.
 */
export class Provider {
  readonly sent: SentEntry[] = [];
  readonly received: ReceivedEntry[] = [];
  onSend: OnSend = () => undefined;
  /** Attempts that brought no 2xx. */
  refusals = 0;
  /** Our channel keys, as the ledger names them, by the provider's numbers. */
  readonly keyByNumber = new Map<string, string>();
  private readonly since = new Date();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Provider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
    const provider = new Provider(server, `http://127.0.0.2:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void provider.answer(request, response).catch(() => response.destroy()));
    return provider;
  }

  /** Connects a number of this provider, answered by the operators' group: whoever is an admin is given nothing by the rules. */
  async connect(admin: Operator): Promise<ProviderChannel> {
    const number = { phoneNumberId: String(Date.now()), accountId: '200000000000002', appSecret: randomUUID() };
    const groups = await admin.get<{ items: { id: number }[] }>('/api/groups');
    const { status, body } = await admin.post<{ id: number; key: string; webhookPath: string }>('/api/channels', {
      ...{ transport: 'whatsapp-cloud', name: 'Fault tests', groupIds: groups.body.items.map(({ id }) => id), unchecked: true },
      settings: { phone_number_id: number.phoneNumberId, waba_id: number.accountId, base_url: `${this.url}/v25.0` },
      secrets: { access_token: randomUUID(), app_secret: number.appSecret, verify_token: randomUUID() },
    });
    if (status !== 201) throw new Error(`The channel could not be connected: ${status} ${JSON.stringify(body)}`);
    return new ProviderChannel(this, number, body.id, body.key, `${admin.url}${body.webhookPath}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const reply = (status: number, json: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    if (request.url === '/ledger') return reply(200, { since: this.since, sent: this.sent, received: this.received });
    if (!request.url?.endsWith('/messages')) return reply(404, { error: { code: 100, message: 'Unknown path' } });
    const message = JSON.parse(Buffer.concat(chunks).toString()) as { to?: string; biz_opaque_callback_data?: string; status?: string };
    if (message.status === 'read') return reply(200, { success: true });
    const send = { ourId: message.biz_opaque_callback_data ?? null, to: message.to ?? '', externalId: newMessageId() };
    const entry = {
      channelKey: '',
      clientId: send.to,
      ourId: send.ourId,
      externalId: send.externalId,
      answer: 0,
      at: new Date().toISOString(),
    };
    const channelKey = this.keyByNumber.get(request.url.split('/').at(-2) ?? '') ?? '';
    this.received.push({ ...entry, channelKey });
    const refused = await this.onSend(send);
    if (refused)
      this.received.splice(
        this.received.findIndex(({ externalId }) => externalId === send.externalId),
        1,
      );
    if (refused) return reply(refused.status, { error: { code: 131000, message: 'Something went wrong' } });
    reply(200, { messaging_product: 'whatsapp', contacts: [{ input: send.to, wa_id: send.to }], messages: [{ id: send.externalId }] });
  }
}

/** One connected number, from the provider's side. */
export class ProviderChannel {
  constructor(
    private readonly provider: Provider,
    readonly number: ProviderNumber,
    readonly id: number,
    readonly key: string,
    private readonly hookUrl: string,
  ) {
    provider.keyByNumber.set(number.phoneNumberId, key);
  }

  /** A client writes; resolves with the provider's id when the product has acknowledged it, however often it had to be told. */
  async write(phone: string, text: string): Promise<string> {
    const id = newMessageId();
    await this.deliver(messagesWebhook(this.number, [textFrom(phone, id, text)]), [this.note(phone, id)]);
    return id;
  }

  async report(statuses: Record<string, unknown>[]): Promise<void> {
    await this.deliver(statusesWebhook(this.number, statuses), []);
  }

  /** Enters a message into the books before it is told. */
  note(phone: string, externalId: string): SentEntry {
    const at = new Date().toISOString();
    const entry: SentEntry = {
      channelKey: this.key,
      clientId: phone,
      kind: 'message',
      externalId,
      status: null,
      at,
      attempts: 0,
      answer: null,
      acknowledgedAt: null,
    };
    this.provider.sent.push(entry);
    return entry;
  }

  /** Repeats until the product acknowledges. */
  async deliver(webhook: Webhook, entries: SentEntry[]): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const answer = await this.post(webhook);
      const acknowledgedAt = answer >= 200 && answer < 300 ? new Date().toISOString() : null;
      for (const entry of entries) Object.assign(entry, { attempts: entry.attempts + 1, answer, acknowledgedAt });
      if (acknowledgedAt) return;
      if (answer === 401 || answer === 404) throw new Error(`The product answered ${answer} to a webhook`);
      this.provider.refusals += 1;
      await sleep(pause);
    }
  }

  /** One attempt; 0 when no answer came. `base`: another process of the same product. */
  async post({ body, headers }: Webhook, base?: string): Promise<number> {
    const url = base === undefined ? this.hookUrl : `${base}${new URL(this.hookUrl).pathname}`;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}

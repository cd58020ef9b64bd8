import { createHmac } from 'node:crypto';
import http from 'node:http';
import { BENCH } from './seed.js';

export interface Timing {
  perSecond: number;
  p50: number;
  p99: number;
  errors: number;
  count: number;
}

/** A run makes ids of its own, or deduplication would make it look faster. */
const run = Date.now().toString(36);
let sequence = 0;

interface PayloadOptions {
  clients: number;
  /** How many of a hundred senders have never written before. */
  newPercent: number;
  messages?: number;
}

/** A WhatsApp Cloud webhook with one or more messages of different clients, in the shape of the fixture in-text.json. */
export function webhook({ clients, newPercent, messages = 1 }: PayloadOptions): Buffer {
  const senders = Array.from({ length: messages }, () => {
    sequence += 1;
    const known = Math.random() * 100 >= newPercent;
    const number = known
      ? 79_000_000_000 + 1 + Math.floor(Math.random() * clients)
      : 78_000_000_000 + (Date.now() % 1e8) * 10 + (sequence % 10);
    return { wa_id: String(known ? number : `${number}${sequence}`), id: `wamid.bench.${run}.${sequence}` };
  });
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550783881', phone_number_id: BENCH.phoneNumberId },
    contacts: senders.map(({ wa_id }) => ({ profile: { name: `Client ${Number(wa_id) - 79_000_000_000}` }, wa_id })),
    messages: senders.map(({ wa_id, id }) => ({
      ...{
        from: wa_id,
        id,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: 'text',
        text: { body: 'Does it come in another colour?' },
      },
    })),
  };
  return Buffer.from(
    JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100000000000002', changes: [{ value, field: 'messages' }] }] }),
  );
}

interface Signed {
  body: Buffer;
  signature: string;
}

export const signed = (body: Buffer): Signed => ({
  ...{ body, signature: `sha256=${createHmac('sha256', BENCH.appSecret).update(body).digest('hex')}` },
});

/** More a second than any run here reaches; what is left over is thrown away. */
const MOST_MESSAGES_PER_SECOND = 9_000;

export class WebhookSender {
  private readonly agent: http.Agent;

  constructor(
    private readonly port: number,
    connections: number,
  ) {
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Resolves with the answer's status. */
  send({ body, signature }: Signed): Promise<number> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-hub-signature-256': signature };
      const request = http.request(
        {
          agent: this.agent,
          host: '127.0.0.1',
          port: this.port,
          method: 'POST',
          path: `/hooks/whatsapp-cloud/${BENCH.channelKey}`,
          headers,
        },
        (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)),
      );
      request.on('error', reject).end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/**
 * As many at once as there are connections, each as soon as the one before is answered. Bodies are made and signed before the
 * clock starts: the provider's work is not ours, and here it would take our processor.
 */
export async function closedLoop(port: number, connections: number, seconds: number, options: PayloadOptions): Promise<Timing> {
  const payload = (): Signed => signed(webhook(options));
  const ready = Array.from({ length: Math.ceil((MOST_MESSAGES_PER_SECOND * seconds) / (options.messages ?? 1)) }, payload);
  const sender = new WebhookSender(port, connections);
  const times: number[] = [];
  let errors = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const sent = performance.now();
        const status = await sender.send(ready.pop() ?? payload()).catch(() => 0);
        if (status === 200) times.push(performance.now() - sent);
        else errors += 1;
      }
    }),
  );
  sender.close();
  return timing(times, (performance.now() - began) / 1000, errors);
}

export function timing(times: number[], seconds: number, errors: number): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), errors, count: times.length };
}

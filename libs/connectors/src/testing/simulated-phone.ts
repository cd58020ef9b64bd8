import { get, type IncomingMessage } from 'node:http';
import { OutboundHttp } from '../http/outbound-http.js';
import type { ShownMessage } from '../simulator/phones.js';

/** The page of a simulated phone, without the page: what it calls and what it sees. */
export class SimulatedPhone {
  readonly seen: { event: string; data: Record<string, unknown> }[] = [];
  private stream: IncomingMessage | null = null;

  private constructor(
    private readonly base: string,
    private readonly http: OutboundHttp,
    readonly id: string,
  ) {}

  static async open(port: number, channelKey: string, client: { name?: string; phone?: string }): Promise<SimulatedPhone> {
    const http = new OutboundHttp({ allow: [`127.0.0.1/32:${port}`] });
    const clients = `http://127.0.0.1:${port}/simulator/phones/${channelKey}/clients`;
    const { json } = await call(http, 'POST', clients, client);
    const phone = new SimulatedPhone(`${clients}/${String(json.clientId)}`, http, String(json.clientId));
    await phone.listen();
    return phone;
  }

  async post(action: string, body?: unknown): Promise<{ status: number; json: Record<string, unknown> }> {
    return call(this.http, 'POST', `${this.base}/${action}`, body);
  }

  async set(settings: unknown): Promise<{ status: number; json: Record<string, unknown> }> {
    return call(this.http, 'PUT', `${this.base}/settings`, settings);
  }

  /** The messages as they look now, in the order of their first appearance. */
  get messages(): ShownMessage[] {
    const shown = new Map<string, ShownMessage>();
    for (const { event, data } of this.seen) {
      const news = event === 'state' ? (data.messages as ShownMessage[]) : [data as unknown as ShownMessage];
      for (const message of news) shown.set(message.id, message);
    }
    return [...shown.values()];
  }

  async close(): Promise<void> {
    this.stream?.destroy();
    await this.http.close();
  }

  private async listen(): Promise<void> {
    this.stream = await new Promise<IncomingMessage>((resolve, reject) => get(`${this.base}/stream`, resolve).on('error', reject));
    let text = '';
    this.stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
        if (event && data) this.seen.push({ event, data: JSON.parse(data) as Record<string, unknown> });
        text = text.slice(end + 2);
      }
    });
    this.stream.on('error', () => undefined);
  }
}

async function call(
  http: OutboundHttp,
  method: 'POST' | 'PUT',
  url: string,
  body?: unknown,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json' };
  const response = await http.request({ method, url, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = Buffer.from(response.body).toString('utf8');
  return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedMessage {
  id: string;
  to: string;
  text: string;
  /** Where the message's file may be fetched: null if nowhere, absent without a file. */
  fileAt?: string | null;
  channelKey: string;
  at: number;
}

export type Answer = { status: number; headers?: Record<string, string>; body?: unknown } | 'hang' | 'cut';

/** A provider on a real socket: takes messages, remembers them, and answers as the test says. */
export class Provider {
  readonly received: ReceivedMessage[] = [];
  readonly files = new Map<string, { bytes: Uint8Array; mime: string } | { status: number } | 'hang'>();
  /** Requests at the same moment, the most there were, by channel. */
  readonly mostAtOnce = new Map<string, number>();
  fetches = 0;
  private readonly atOnce = new Map<string, number>();
  private rule: (message: ReceivedMessage) => Answer | Promise<Answer> = () => ({ status: 200 });
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  answers(rule: (message: ReceivedMessage) => Answer | Promise<Answer>): void {
    this.rule = rule;
  }

  textsTo(client: string): string[] {
    return this.received.filter(({ to }) => to === client).map(({ text }) => text);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, channelKey = '', kind = '', id = ''] = (request.url ?? '').split('/');
    if (kind === 'files') return this.serveFile(id, response);
    const { at, ...body } = { ...(JSON.parse(await textOf(request)) as Omit<ReceivedMessage, 'at'>), at: Date.now() };
    const message = { ...body, channelKey, at };
    this.received.push(message);
    this.count(channelKey, 1);
    const answer = await this.rule(message);
    this.count(channelKey, -1);
    if (answer === 'hang') return;
    if (answer === 'cut') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? { id: `ext-${message.id}-${this.received.length}` }));
  }

  private serveFile(id: string, response: ServerResponse): void {
    this.fetches += 1;
    const file = this.files.get(id) ?? { status: 404 };
    if (file === 'hang') return;
    if ('status' in file) return void response.writeHead(file.status).end();
    response.writeHead(200, { 'content-type': file.mime }).end(file.bytes);
  }

  private count(channelKey: string, by: number): void {
    const now = (this.atOnce.get(channelKey) ?? 0) + by;
    this.atOnce.set(channelKey, now);
    this.mostAtOnce.set(channelKey, Math.max(this.mostAtOnce.get(channelKey) ?? 0, now));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

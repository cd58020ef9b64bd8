import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedHook {
  path: string;
  headers: IncomingHttpHeaders;
  /** The bytes as they came. */
  raw: string;
  body: Record<string, unknown>;
  at: number;
}

export type HookAnswer =
  | { status: number; headers?: Record<string, string>; body?: string | Buffer }
  /** Takes the request and says nothing; a byte a time for ever; more and more of a body; headers without an end. */
  | 'hang'
  | 'drip'
  | 'endless'
  | 'huge_headers'
  | 'cut';

/** An integrator's program on a real socket of 127.0.0.2: remembers what it was sent and answers as the test says. */
export class HookReceiver {
  readonly received: ReceivedHook[] = [];
  private rule: (hook: ReceivedHook) => HookAnswer | Promise<HookAnswer> = () => ({ status: 200 });
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve, reject) => this.server.once('error', reject).listen(port, '127.0.0.2', resolve));
  }

  async stop(): Promise<void> {
    this.timers.forEach((timer) => clearInterval(timer));
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The entry of OUTBOUND_ALLOW that lets us call it, and nothing beside it. */
  get network(): string {
    return `127.0.0.2/32:${this.port}`;
  }

  url(path: string): string {
    return `http://127.0.0.2:${this.port}${path}`;
  }

  answers(rule: (hook: ReceivedHook) => HookAnswer | Promise<HookAnswer>): void {
    this.rule = rule;
  }

  at(path: string): ReceivedHook[] {
    return this.received.filter((hook) => hook.path === path);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await textOf(request);
    const hook = { path: request.url ?? '', headers: request.headers, raw, body: JSON.parse(raw) as ReceivedHook['body'], at: Date.now() };
    this.received.push(hook);
    this.answer(await this.rule(hook), request, response);
  }

  private answer(answer: HookAnswer, request: IncomingMessage, response: ServerResponse): void {
    if (answer === 'hang') return;
    if (answer === 'cut') return void request.socket.destroy();
    if (answer === 'drip') return this.again(100, () => response.write('.'), response);
    if (answer === 'endless') return this.again(1, () => response.write('x'.repeat(16_384)), response);
    if (answer === 'huge_headers') {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      let n = 0;
      return this.again(1, () => request.socket.write(`x-${n++}: ${'y'.repeat(4_000)}\r\n`), response);
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  private again(ms: number, work: () => void, response: ServerResponse): void {
    const timer = setInterval(work, ms);
    this.timers.add(timer);
    response.on('close', () => clearInterval(timer));
    work();
  }
}

/** Throws unless the very bytes were signed with the secret, as the receivers' library sees it. */
export function verify(hook: ReceivedHook, secret: string): void {
  new Webhook(secret).verify(hook.raw, hook.headers as Record<string, string>);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

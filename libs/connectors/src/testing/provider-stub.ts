import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundHttp } from '../http/outbound-http.js';

/** What the stub is to do with a request: answer, or break the connection, or say nothing. */
export type Script = { status: number; json?: unknown; bytes?: Uint8Array; headers?: Record<string, string> } | 'reset' | 'silence';

export interface TakenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A provider on this machine that answers by script, so that a connector is tested with everything down to the socket. */
export class ProviderStub {
  readonly taken: TakenRequest[] = [];
  private script: (Script | ((request: TakenRequest) => Script))[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
    readonly http: OutboundHttp,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.take(request, response));
  }

  static async start(): Promise<ProviderStub> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new ProviderStub(server, `http://127.0.0.1:${port}`, new OutboundHttp({ allow: [`127.0.0.1/32:${port}`] }));
  }

  /** The answers to the next requests, in this order. */
  answers(...script: typeof this.script): void {
    this.taken.length = 0;
    this.script = script;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.http.close();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const taken = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) };
    this.taken.push(taken);
    const next = this.script.shift() ?? { status: 500, json: { error: 'the script has no further answer' } };
    const step = typeof next === 'function' ? next(taken) : next;
    if (step === 'silence') return;
    if (step === 'reset') return void request.socket.destroy();
    response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers });
    response.end(step.bytes ?? JSON.stringify(step.json ?? {}));
  }
}

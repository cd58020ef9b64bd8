import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import type { Connector } from '../connector.js';

/** The product's side of a webhook and nothing more: verifies, parses, answers. */
export class ProductStub {
  readonly events: InboundEvent[] = [];
  readonly bodies: Buffer[] = [];
  /** Statuses for the next webhooks; 200 when there are none. */
  answers: number[] = [];

  private constructor(
    private readonly server: Server,
    readonly hookUrl: string,
  ) {}

  static async start(connector: Connector, channel: ConnectedChannel): Promise<ProductStub> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const stub = new ProductStub(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/${channel.transport}/${channel.key}`,
    );
    server.on('request', (request, response) => void stub.take(request, response, connector, channel));
    return stub;
  }

  private async take(request: IncomingMessage, response: ServerResponse, connector: Connector, channel: ConnectedChannel): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const query = Object.fromEntries(new URL(request.url ?? '', this.hookUrl).searchParams);
    const raw = { method: 'POST' as const, headers: request.headers, query, body: Buffer.concat(chunks) };
    const status = this.answers.shift() ?? (connector.verify(raw, channel) ? 200 : 401);
    this.bodies.push(raw.body);
    if (status === 200) this.events.push(...connector.parse(raw, channel).events);
    response.writeHead(status).end();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Waits until the condition gives something; fails by itself after two seconds. */
export async function eventually<Found>(condition: () => Found | undefined | false | Promise<Found | undefined | false>): Promise<Found> {
  const until = Date.now() + 2000;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > until) throw new Error('It did not happen within two seconds.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

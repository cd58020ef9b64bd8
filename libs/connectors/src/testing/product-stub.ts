import { createServer, type Server } from 'node:http';
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
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const raw = { method: 'POST' as const, headers: request.headers, query: {}, body: Buffer.concat(chunks) };
      const status = stub.answers.shift() ?? (connector.verify(raw, channel) ? 200 : 401);
      stub.bodies.push(raw.body);
      if (status === 200) stub.events.push(...connector.parse(raw, channel).events);
      response.writeHead(status).end();
    });
    return stub;
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

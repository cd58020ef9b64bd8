import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the product may call this machine: it is started with OUTBOUND_ALLOW=127.0.0.2/32. */
const HOST = '127.0.0.2';

/** Somebody else's program, which the product calls. */
export class LocalProgram {
  private readonly server: Server;

  constructor(answer: (request: IncomingMessage, body: string, response: ServerResponse) => void) {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => answer(request, body, response));
    });
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => this.server.once('error', reject).listen(0, HOST, resolve));
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  address(path: string): string {
    return `http://${HOST}:${(this.server.address() as AddressInfo).port}${path}`;
  }
}

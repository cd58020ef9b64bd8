import { createServer, type AddressInfo, type Socket } from 'node:net';
import { AddressGuard } from './address-guard.js';
import { guardedConnect } from './guarded-connect.js';

/** Says yes while the name is resolved, and no once the connection stands. */
class SecondThoughts extends AddressGuard {
  private asked = 0;

  override permits(): boolean {
    return this.asked++ === 0;
  }
}

describe('a connection that led somewhere else than it should', () => {
  it('is closed before anything goes over it', async () => {
    const received: Buffer[] = [];
    const closed = new Promise<void>((resolve) => {
      server.on('connection', (socket: Socket) => socket.on('data', (chunk: Buffer) => received.push(chunk)).on('close', () => resolve()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const connect = guardedConnect(new SecondThoughts([]), () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]));
    const [error, socket] = await new Promise<[Error | null, unknown]>((resolve) => {
      const options = { hostname: 'turned.example', host: 'turned.example', protocol: 'http:', port: String(port) };
      connect(options, (failure, opened) => resolve([failure, opened]));
    });
    expect(error).toMatchObject({ name: 'HttpFailure', reason: 'blocked_address', sent: false });
    expect(socket).toBeNull();
    await closed;
    expect(received).toEqual([]);
  });

  const server = createServer();
  afterAll(() => new Promise((resolve) => server.close(resolve)));
});

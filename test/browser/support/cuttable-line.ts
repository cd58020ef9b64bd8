import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to the product that can be cut like a cable: open connections break, new ones are not taken. */
export class CuttableLine {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(private readonly server: Server) {}

  static async to(product: string): Promise<CuttableLine> {
    const { hostname, port } = new URL(product);
    const server = createServer();
    const line = new CuttableLine(server);
    server.on('connection', (near) => line.join(near, () => connect(Number(port), hostname)));
    server.listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    return line;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.isCut = true;
    this.sockets.forEach((socket) => socket.destroy());
  }

  mend(): void {
    this.isCut = false;
  }

  async end(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, reach: () => Socket): void {
    near.on('error', () => undefined);
    if (this.isCut) return void near.destroy();
    const far = reach();
    far.on('error', () => near.destroy());
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.pipe(other);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}

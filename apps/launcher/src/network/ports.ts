import { lookup } from 'node:dns/promises';
import { createConnection, createServer } from 'node:net';
import { StartError } from '../start-error.js';

const LOOPBACK = '127.0.0.1';

/** What this process has given out: a port is free until its program listens, and the system may offer it a second time. */
const given = new Set<number>();

/** The port that was used last time if it is free, else any free one; never one that this process has given out already. */
export async function keptOrFreePort(kept: number | undefined, host = LOOPBACK): Promise<number> {
  const port = await offered(kept, host);
  given.add(port);
  return port;
}

async function offered(kept: number | undefined, host: string): Promise<number> {
  if (kept !== undefined && !given.has(kept) && (await bind(kept, host)) !== null) return kept;
  for (;;) {
    const port = await bind(0, host);
    if (port === null) throw new StartError(`No free port could be had on ${host}; the machine has run out of them, or forbids listening.`);
    if (!given.has(port)) return port;
  }
}

/** The port that the user asked for must be free on every address that the host name stands for. */
export async function requirePort(port: number, host: string, variable = 'PORT'): Promise<void> {
  for (const address of await addressesOf(host)) {
    const error = await bindError(port, address);
    if (error === 'EADDRINUSE') {
      throw new StartError(
        `${variable} ${port} is taken by another program; stop that program, or choose another port: ${variable}=${port === 65_535 ? 3_000 : port + 1} npm start`,
      );
    }
    if (error === 'EACCES') throw new StartError(`${variable} ${port} may only be used by an administrator; choose one above 1023.`, 78);
    // A machine without IPv6 still has "localhost" in it.
    if (error === 'EADDRNOTAVAIL' && host !== 'localhost') {
      throw new StartError(`HOST is not an address of this machine; use localhost, 0.0.0.0 or one of the machine's own addresses.`, 78);
    }
  }
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new StartError(`HOST cannot be found by that name; use localhost, 0.0.0.0 or one of the machine's own addresses.`, 78);
  }
}

async function bind(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

async function bindError(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer().once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Whether something listens there. */
export async function answers(host: string, port: number, timeoutMs = 3_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: timeoutMs });
    const end = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}

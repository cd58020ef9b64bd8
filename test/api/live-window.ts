import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebSocket } from 'ws';
import type { LiveEvent, ServerFrame } from '../../apps/api/src/live/live.frames.js';
import type { Browser } from './browser.js';
import { until } from './until.js';

/** Opens a real port for an application and says which. */
export async function listen(app: NestFastifyApplication): Promise<number> {
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as AddressInfo).port;
}

interface Knock {
  cookie?: string;
  origin?: string;
  query?: string;
  path?: string;
}

const knock = (port: number, { cookie, origin = `http://127.0.0.1:${port}`, query = '', path = '/ws' }: Knock): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${port}${path}${query}`, { ...(origin && { origin }), headers: cookie ? { cookie } : {} });

/** The HTTP status with which a websocket is refused; 101 when it is not. */
export function statusOfKnock(port: number, how: Knock): Promise<number> {
  const socket = knock(port, how);
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('error', reject);
  });
}

/** A window of the console as far as its websocket goes: keeps all that it was told. */
export class LiveWindow {
  readonly frames: ServerFrame[] = [];
  /** The code that it was closed with. */
  closed: number | null = null;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.frames.push(JSON.parse(String(data)) as ServerFrame));
    socket.on('close', (code) => (this.closed = code));
    socket.on('error', () => undefined);
  }

  /** Signed in as the browser is; resolves when the server has said hello. */
  static async open(port: number, browser: Browser, since?: number): Promise<LiveWindow> {
    return LiveWindow.of(knock(port, { cookie: browser.cookie, query: since === undefined ? '' : `?since=${since}` }));
  }

  /** Of a socket that is being opened; resolves when the server has said hello. */
  static async of(socket: WebSocket): Promise<LiveWindow> {
    const window = new LiveWindow(socket);
    await window.until(() => window.frames.length > 0 || window.closed !== null, 'a hello');
    return window;
  }

  get events(): LiveEvent[] {
    return this.frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
  }

  /** Texts of messages in the order in which they were first shown, without the lines of the system. */
  get texts(): (string | null)[] {
    return this.events.flatMap(({ kind, message }) =>
      kind === 'message_added' && message && message.kind !== 'system' ? [message.text] : [],
    );
  }

  /** Where to go on after a cut. */
  get lastEventId(): number {
    return this.frames.reduce((last, frame) => ('lastEventId' in frame ? frame.lastEventId : last), 0);
  }

  has(type: ServerFrame['type']): boolean {
    return this.frames.some((frame) => frame.type === type);
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  until(isSo: () => boolean, what?: string, withinMs?: number): Promise<void> {
    return until(isSo, what, withinMs);
  }

  /** Forgets what it was told so far. */
  clear(): void {
    this.frames.length = 0;
  }

  /** As when a cable is pulled: nobody says goodbye. */
  cut(): void {
    this.socket.terminate();
  }
}

import { once } from 'node:events';
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { OutboundHttp } from './outbound-http.js';
import { HttpFailure, type HttpPort, type HttpStream } from './http.port.js';

const MB = 1024 * 1024;
const LARGE = 120 * MB;
/** Half of the file, and far above what is on its way between two sockets and what a collector has not yet swept. */
const MOST_HELD = LARGE / 2;
const CHUNK = Buffer.alloc(256 * 1024, 'deskwire');

const failureOf = (promise: Promise<unknown>): Promise<HttpFailure> =>
  promise.then(
    () => Promise.reject(new Error('there was an answer')),
    (error: unknown) => error as HttpFailure,
  );

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Collecting the garbage of a test process that has run many files takes its time. */
const PATIENCE_MS = 180_000;
const LOOK_EVERY = 30 * MB;

/** What pieces of bodies hold at most, looked at now and then, without those that are only not yet collected. */
class Held {
  most = 0;
  private readonly before = Held.now();
  private seen = 0;

  passed(bytes: number): void {
    const looks = Math.floor((this.seen + bytes) / LOOK_EVERY) - Math.floor(this.seen / LOOK_EVERY);
    this.seen += bytes;
    if (looks > 0) this.most = Math.max(this.most, Held.now() - this.before);
  }

  private static now(): number {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  }
}

describe('large bodies', () => {
  let server: Server;
  let http: OutboundHttp;
  let port: number;
  /** How much of `/large` was asked for when the other side let go. */
  let stoppedAfter: Promise<number>;
  let noteStopped: (bytes: number) => void;
  const upload = { bytes: 0, length: '', encoding: '' as string | undefined, held: new Held() };

  const takeUpload = (request: IncomingMessage, response: ServerResponse): void => {
    upload.bytes = 0;
    request.on('data', (chunk: Buffer) => {
      upload.bytes += chunk.length;
      upload.held.passed(chunk.length);
    });
    request.on('end', () => {
      const { 'content-length': length = '', 'transfer-encoding': encoding } = request.headers;
      Object.assign(upload, { length, encoding });
      response.end('{}');
    });
  };

  const giveLarge = (response: ServerResponse): void => {
    let given = 0;
    const pieces = function* (): Generator<Buffer> {
      for (; given < LARGE; given += CHUNK.length) yield CHUNK;
    };
    response.on('close', () => noteStopped(given));
    Readable.from(pieces(), { objectMode: false, highWaterMark: CHUNK.length }).pipe(response);
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      if (pathname === '/upload') return takeUpload(request, response);
      if (pathname === '/refuses') {
        return void response.writeHead(413, { connection: 'close' }).end('too much', () => request.destroy());
      }
      if (pathname === '/large') return giveLarge(response);
      if (pathname === '/stops') return void response.writeHead(200).write('begun');
      if (pathname === '/half')
        return void response
          .writeHead(200, { 'content-length': '100' })
          .write('half', () => setTimeout(() => request.socket.destroy(), 20));
      if (pathname === '/redirect') return void response.writeHead(302, { location: '/large' }).end('moved');
      return void response.writeHead(418).end('words');
    });
    // While the garbage is collected nobody says that an idle connection is closed: the next request would go out on it.
    server.keepAliveTimeout = PATIENCE_MS;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    http = new OutboundHttp({ allow: [`127.0.0.1/32:${port}`] });
  });

  beforeEach(() => {
    stoppedAfter = new Promise((resolve) => (noteStopped = resolve));
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await http.close();
  });

  const to = (where: string): string => `http://127.0.0.1:${port}${where}`;
  const textOf = async ({ body }: HttpStream): Promise<string> => {
    let text = '';
    for await (const piece of body) text += Buffer.from(piece).toString();
    return text;
  };

  it(
    'come in piece by piece',
    async () => {
      const held = new Held();
      let size = 0;
      const { status, body } = await http.stream({ method: 'GET', url: to('/large'), maxBytes: LARGE });
      for await (const piece of body) {
        size += piece.length;
        held.passed(piece.length);
      }
      expect([status, size]).toEqual([200, LARGE]);
      expect(held.most).toBeLessThan(MOST_HELD);
    },
    PATIENCE_MS,
  );

  it('wait at the other side while nobody reads, and end when the reader stops', async () => {
    const { body } = await http.stream({ method: 'GET', url: to('/large'), maxBytes: LARGE });
    for await (const piece of body) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(await stoppedAfter).toBeLessThan(LARGE);
  });

  it('that grow over the limit fail on the way', async () => {
    const answer = await http.stream({ method: 'GET', url: to('/large'), maxBytes: MB });
    expect(await failureOf(textOf(answer))).toMatchObject({ name: 'HttpFailure', reason: 'too_large', sent: true });
    expect(await stoppedAfter).toBeLessThan(LARGE);
  });

  it('that announce themselves as too long do not begin', async () => {
    const answer = failureOf(http.stream({ method: 'GET', url: to('/half'), maxBytes: 50 }));
    expect(await answer).toMatchObject({ reason: 'too_large' });
  });

  it.each([
    ['/stops', 'timeout'],
    ['/half', 'reset'],
  ])('that stop on the way fail by name (%s)', async (where, reason) => {
    const answer = await http.stream({ method: 'GET', url: to(where), timeoutMs: 200 });
    expect(answer.status).toBe(200);
    expect(await failureOf(textOf(answer))).toMatchObject({ name: 'HttpFailure', reason, sent: true });
  });

  it('bring the words of a refusal, and follow no redirect', async () => {
    const refusal = await http.stream({ method: 'GET', url: to('/teapot') });
    expect([refusal.status, await textOf(refusal)]).toEqual([418, 'words']);
    const redirect = await http.stream({ method: 'GET', url: to('/redirect') });
    expect([redirect.status, redirect.headers.location, await textOf(redirect)]).toEqual([302, '/large', 'moved']);
  });

  describe('as uploads', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-upload-'));
    const file = path.join(folder, 'film.mp4');
    beforeAll(() => writeFileSync(file, Buffer.alloc(LARGE, CHUNK)));
    afterAll(() => rmSync(folder, { recursive: true }));
    const form = async (): Promise<FormData> => {
      const filled = new FormData();
      filled.set('type', 'video/mp4');
      filled.set('file', new Blob([await openAsBlob(file)], { type: 'video/mp4' }), 'film.mp4');
      return filled;
    };

    it(
      'leave piece by piece, their length told before',
      async () => {
        upload.held = new Held();
        const { status } = await http.request({ method: 'POST', url: to('/upload'), body: await form(), timeoutMs: PATIENCE_MS });
        expect(status).toBe(200);
        expect(Number(upload.length)).toBeGreaterThan(LARGE);
        expect(upload.encoding).toBeUndefined();
        expect(upload.bytes).toBe(Number(upload.length));
        expect(upload.held.most).toBeLessThan(MOST_HELD);
      },
      PATIENCE_MS,
    );

    it('that are refused before their end may have arrived', async () => {
      const answer = http.request({ method: 'POST', url: to('/refuses'), body: await form(), timeoutMs: 30_000 }).then(
        ({ status }) => status,
        (error: HttpFailure) => [error.reason, error.sent],
      );
      // Which of the two it is depends on how fast the other side hangs up; what matters is that it ends and is named.
      expect([[413], [['reset', true]]]).toContainEqual([await answer]);
    });
  });

  it.each([
    ['a stream', (port: HttpPort, url: string) => port.stream({ method: 'GET', url })],
    ['an upload', (port: HttpPort, url: string) => port.request({ method: 'POST', url, body: new FormData() })],
    ['an upload that is answered by a stream', (port: HttpPort, url: string) => port.stream({ method: 'POST', url, body: new FormData() })],
  ])('never go where the guard forbids: %s', async (_name, ask) => {
    const guarded = new OutboundHttp({ resolve: () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]) });
    for (const url of [`http://127.0.0.1:${port}/large`, 'http://innocent.example/', 'http://169.254.169.254/latest'])
      expect(await failureOf(ask(guarded, url))).toMatchObject({ reason: 'blocked_address', sent: false });
    await guarded.close();
  });
});

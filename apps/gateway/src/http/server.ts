import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import type { JsonObject } from '#connectors/json/reading.js';
import { MessengerRefusal } from '../drivers/driver.js';
import type { NumberSession } from '../sessions/number-session.js';
import type { Sessions } from '../sessions/sessions.js';
import { answerJson, answerRefusal, jsonBody } from './answers.js';
import { readFind, readPerform, readSend, readStep } from './requests.js';
import type { Uploads } from './uploads.js';

const PATH = /^\/channels\/([^/]+)\/([^/]+)\/(send|perform|find|sign-in|session|files)(?:\/(.+))?$/;

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  transport: string;
  key: string;
  secret: string;
}

/** The product's door: `/channels/<transport>/<key>/…`, each call with the channel's own secret. */
export class GatewayServer {
  private readonly server: Server;

  constructor(
    private readonly sessions: Sessions,
    private readonly uploads: Uploads,
    private readonly log: Logger,
  ) {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  /** Resolves with the port, which the system chooses for 0. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.route(request, response);
    } catch (error) {
      if (!(error instanceof MessengerRefusal)) this.log.error({ err: error }, 'a call failed');
      if (response.headersSent) response.destroy();
      // A failure of our own behind a send: nobody knows whether it went out.
      else answerRefusal(response, error instanceof MessengerRefusal ? error : new MessengerRefusal('answer_lost', 502));
    }
    if (!request.complete) request.resume();
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/healthz') return answerJson(response, 200, { status: 'ok' });
    const [, transport = '', key = '', path, rest] = PATH.exec(request.url ?? '') ?? [];
    if (path === undefined) throw new MessengerRefusal('not_found', 404);
    const secret = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const asked = { request, response, transport: decoded(transport), key: decoded(key), secret };
    if (request.method === 'GET' && path === 'session') return this.session(asked);
    const number = await this.authorized(asked);
    if (request.method === 'GET' && path === 'files' && rest !== undefined)
      return sendFile(response, await number.fetchFile(decoded(rest)));
    if (request.method !== 'POST' || rest !== undefined) throw new MessengerRefusal('not_found', 404);
    if (path === 'files') return answerJson(response, 200, { id: await this.uploads.take(request) });
    return this.command(path, await jsonBody(request), number, response);
  }

  private async command(path: string, body: JsonObject, number: NumberSession, response: ServerResponse): Promise<void> {
    if (path === 'send') return answerJson(response, 200, { id: await this.send(body, number) });
    if (path === 'perform') {
      await number.perform(readPerform(body));
      return answerJson(response, 200, {});
    }
    if (path === 'find') return answerJson(response, 200, { person: await number.find(readFind(body)) });
    const { step, credentials } = readStep(body);
    answerJson(response, 200, await number.signIn(step, credentials));
  }

  /** A channel that is only being set up has no session yet, and no secret that anybody could check. */
  private async session(asked: Asked): Promise<void> {
    const driver = this.sessions.driver(asked.transport);
    const missing = driver ? await driver.unavailable() : 'driver_missing';
    if (missing !== null) throw new MessengerRefusal(missing, 409);
    if (!this.sessions.find(asked.transport, asked.key)) {
      return answerJson(asked.response, 200, { state: 'signed_out', qr: null, problem: null, account: null });
    }
    answerJson(asked.response, 200, (await this.authorized(asked)).current);
  }

  private async authorized({ transport, key, secret }: Asked): Promise<NumberSession> {
    if (!this.sessions.driver(transport)) throw new MessengerRefusal('driver_missing', 409);
    const number = await this.sessions.claimed(transport, key, secret).catch(() => {
      throw new MessengerRefusal('product_away', 503);
    });
    if (!number) throw new MessengerRefusal('unauthorized', 401);
    return number;
  }

  private async send(body: JsonObject, number: NumberSession): Promise<string> {
    const { request, file } = readSend(body);
    if (!file || !request.file) return number.send(request, null);
    const path = await this.uploads.path(request.file.id);
    if (path === null) throw new MessengerRefusal('file_missing', 409);
    const id = await number.send(request, { ...file, path });
    await this.uploads.drop(request.file.id);
    return id;
  }
}

async function sendFile(response: ServerResponse, { mime, body }: Awaited<ReturnType<NumberSession['fetchFile']>>): Promise<void> {
  const bytes = body[Symbol.asyncIterator]();
  // The first piece decides: a file that can't be fetched is a refusal, not half an answer.
  const first = await bytes.next();
  response.writeHead(200, { 'content-type': mime ?? 'application/octet-stream' });
  if (first.done === true) return void response.end();
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) yield next.value;
  };
  await pipeline(Readable.from(whole()), response);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new MessengerRefusal('not_found', 404);
  }
}

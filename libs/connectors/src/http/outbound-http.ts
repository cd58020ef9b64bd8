import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import { AddressGuard } from './address-guard.js';
import { Exchange, type ExchangeLimits } from './exchange.js';
import { guardedConnect, type Resolve } from './guarded-connect.js';
import { HttpFailure, type HttpPort, type HttpRequest, type HttpResponse, type HttpStream } from './http.port.js';
import { requestBody } from './request-body.js';

export interface OutboundHttpOptions {
  /** Networks beyond the public internet, as `CIDR` or `CIDR:port`. */
  allow?: readonly string[];
  /** How names become addresses; the system's resolver unless told. */
  resolve?: Resolve;
}

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 1024 * 1024;
/** One slow receiver may not take all sockets of the process. */
const CONNECTIONS_PER_ORIGIN = 64;

/**
 * Requests to addresses that tenants and providers name. Connects only where the guard allows, looks at the address
 * again once connected, follows no redirect, and ends every exchange by time and size.
 */
export class OutboundHttp implements HttpPort {
  private readonly guard: AddressGuard;
  private readonly agent: Agent;

  constructor(options: OutboundHttpOptions = {}) {
    this.guard = new AddressGuard(options.allow ?? []);
    this.agent = new Agent({ connections: CONNECTIONS_PER_ORIGIN, pipelining: 1, connect: guardedConnect(this.guard, options.resolve) });
  }

  async request(request: HttpRequest): Promise<HttpResponse> {
    const { status, headers, body } = await this.begin(request, 'whole');
    const pieces: Buffer[] = [];
    for await (const piece of body) pieces.push(piece as Buffer);
    return { status, headers, body: Buffer.concat(pieces) };
  }

  stream(request: HttpRequest): Promise<HttpStream> {
    return this.begin(request, 'pieces');
  }

  /** Ends idle connections; running exchanges finish first. */
  async close(): Promise<void> {
    await this.agent.close();
  }

  private async begin(request: HttpRequest, clock: ExchangeLimits['clock']): Promise<HttpStream & { body: Readable }> {
    const url = this.checked(request.url);
    const { headers, body } = requestBody(request);
    const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, excess = 'refuse' } = request;
    const exchange = new Exchange({ timeoutMs, maxBytes, excess, clock });
    const options: Dispatcher.DispatchOptions = {
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers,
      body,
      headersTimeout: 0, // the exchange's own timer covers the whole
      bodyTimeout: 0,
    };
    try {
      this.agent.dispatch(options, exchange);
    } catch (error) {
      const words = error instanceof Error ? error.message : 'unknown';
      exchange.fail(new HttpFailure('invalid_url', false, `The request cannot be made: ${words}.`));
    }
    return exchange.answer;
  }

  private checked(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null)
      throw new HttpFailure('invalid_url', false, 'The address is not a valid URL; write it like https://example.com/path.');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new HttpFailure('invalid_url', false, 'The address must begin with https:// or http://.');
    }
    if (url.username !== '' || url.password !== '') {
      throw new HttpFailure('invalid_url', false, 'The address may not contain a user name or password.');
    }
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!this.guard.knowsPort(port) || (isIP(host) !== 0 && !this.guard.permits(host, port))) {
      throw new HttpFailure('blocked_address', false, `${url.host} is not an address that may be called from here.`);
    }
    return url;
  }
}

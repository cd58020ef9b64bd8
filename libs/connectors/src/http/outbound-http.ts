import { isIP } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { AddressGuard } from './address-guard.js';
import { Exchange } from './exchange.js';
import { guardedConnect, type Resolve } from './guarded-connect.js';
import { HttpFailure, type HttpPort, type HttpRequest, type HttpResponse } from './http.port.js';

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
    const url = this.checked(request.url);
    const { headers, body } = await bodyOf(request);
    const exchange = new Exchange(request.timeoutMs ?? TIMEOUT_MS, request.maxBytes ?? MAX_BYTES);
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
      exchange.fail(
        new HttpFailure('invalid_url', false, `The request cannot be made: ${error instanceof Error ? error.message : 'unknown'}.`),
      );
    }
    return exchange.response;
  }

  /** Ends idle connections; running exchanges finish first. */
  async close(): Promise<void> {
    await this.agent.close();
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

/** A form is written out here, because undici takes only forms of its own making. */
async function bodyOf({ headers = {}, body }: HttpRequest): Promise<{ headers: Record<string, string>; body: Buffer | string | null }> {
  const named = { 'user-agent': 'Deskwire', ...headers };
  if (body === undefined) return { headers: named, body: null };
  if (typeof body === 'string') return { headers: named, body };
  if (!(body instanceof FormData)) return { headers: named, body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) };
  const written = new Response(body);
  const type = written.headers.get('content-type') ?? 'multipart/form-data';
  return { headers: { ...named, 'content-type': type }, body: Buffer.from(await written.arrayBuffer()) };
}

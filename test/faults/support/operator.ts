import WebSocket from 'ws';
import { LiveLine } from './live-line.js';
import type { Product } from './product.js';

export interface Reply<T> {
  status: number;
  body: T;
}

/** A signed-in person with the console's own means: cookie, CSRF token, websocket. */
export class Operator {
  private constructor(
    readonly url: string,
    readonly id: number,
    readonly name: string,
    private readonly cookie: string,
    private readonly csrfToken: string,
  ) {}

  static signIn(product: Product, email = 'demo@deskwire.test'): Promise<Operator> {
    return Operator.comeIn(product, '/api/session', email, {});
  }

  /** The first admin of a new company. */
  static register(product: Product, email: string, companyName: string): Promise<Operator> {
    const form = { companyName, firstName: 'Anna', lastName: 'Kern', locale: 'en', timeZone: 'Europe/Moscow' };
    return Operator.comeIn(product, '/api/companies', email, form);
  }

  private static async comeIn(product: Product, path: string, email: string, more: object): Promise<Operator> {
    const response = await fetch(`${product.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...more, email, password: product.password }),
    });
    const me = (await response.json()) as { operator: { id: number; name: string }; csrfToken: string };
    if (!response.ok) throw new Error(`${email} could not sign in: ${response.status} ${JSON.stringify(me)}`);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return new Operator(product.url, me.operator.id, me.operator.name, cookie, me.csrfToken);
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.ask<T>('GET', path);
  }

  post<T>(path: string, body?: unknown): Promise<Reply<T>> {
    return this.ask<T>('POST', path, body);
  }

  put<T>(path: string, body?: unknown): Promise<Reply<T>> {
    return this.ask<T>('PUT', path, body);
  }

  patch<T>(path: string, body?: unknown): Promise<Reply<T>> {
    return this.ask<T>('PATCH', path, body);
  }

  /** Opens a websocket; resolves when the server has said hello. */
  async connect(since?: number): Promise<LiveLine> {
    const address = `${this.url.replace('http', 'ws')}/ws${since === undefined ? '' : `?since=${since}`}`;
    return LiveLine.open(new WebSocket(address, { headers: { cookie: this.cookie, origin: this.url } }));
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const headers: Record<string, string> = { cookie: this.cookie, 'x-csrf-token': this.csrfToken };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as T };
  }
}

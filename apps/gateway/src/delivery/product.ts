import type { HttpPort } from '#connectors/http/http.port.js';
import { SECRET_HEADER } from '#connectors/gateway/secret.js';

/** Whose hook a body goes to, with what proves that it is the gateway's. */
export interface HookAddress {
  transport: string;
  key: string;
  secret: string;
}

const ANSWER_TIMEOUT_MS = 20_000;

/** The product's side, as the gateway sees it: one address a channel. */
export class Product {
  constructor(
    private readonly apiUrl: string,
    private readonly http: HttpPort,
  ) {}

  /** The status of the answer; 0 when there was none. */
  async post({ transport, key, secret }: HookAddress, body: string): Promise<number> {
    const url = `${this.apiUrl.replace(/\/+$/, '')}/hooks/${encodeURIComponent(transport)}/${encodeURIComponent(key)}`;
    const headers = { 'content-type': 'application/json', [SECRET_HEADER]: secret };
    try {
      const { status } = await this.http.request({ method: 'POST', url, headers, body, timeoutMs: ANSWER_TIMEOUT_MS });
      return status;
    } catch {
      return 0;
    }
  }

  /** Whether the product knows the channel by this secret. Throws when nobody can say. */
  async knows(address: HookAddress): Promise<boolean> {
    const status = await this.post(address, JSON.stringify({ event: 'gateway.hello', data: {} }));
    if (status >= 200 && status < 300) return true;
    if (status === 401 || status === 403 || status === 404 || status === 410) return false;
    throw new Error('the product does not answer');
  }
}

import type { RawRequest } from '#connectors/connector.js';
import { HttpFailure, type HttpPort } from '#connectors/http/http.port.js';

const ANSWER_TIMEOUT_MS = 30_000;

/** What our own API said to an update. `away`: nobody answered, or it could not store it now. */
export type Stored = 'stored' | 'refused' | 'away';

/**
 * Hands an update to the API as the provider's webhook would have brought it, so that there is one way in: the same check of the
 * secret, the same quarantine, the same order.
 */
export class OwnWebhook {
  constructor(
    private readonly http: HttpPort,
    private readonly apiUrl: string,
  ) {}

  async bring({ headers, query, body }: RawRequest, { transport, key }: { transport: string; key: string }): Promise<Stored> {
    const asked = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`;
    const url = `${this.apiUrl.replace(/\/+$/, '')}/hooks/${encodeURIComponent(transport)}/${encodeURIComponent(key)}${search}`;
    const named = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    try {
      const { status } = await this.http.request({
        ...{ method: 'POST', url, headers: Object.fromEntries(named), body, timeoutMs: ANSWER_TIMEOUT_MS },
      });
      if (status >= 200 && status < 300) return 'stored';
      return status >= 500 || status === 429 || status === 408 ? 'away' : 'refused';
    } catch (error) {
      if (error instanceof HttpFailure) return 'away';
      throw error;
    }
  }
}

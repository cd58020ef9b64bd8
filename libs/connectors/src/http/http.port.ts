/** The only way out of the house: every request to an address that somebody named goes through it. */
export interface HttpPort {
  request(request: HttpRequest): Promise<HttpResponse>;
  /**
   * The same for a body that is too large to be held: resolves when the answer begins. `timeoutMs` counts until then and again
   * between two pieces. Reading throws `HttpFailure` (`too_large` after `maxBytes`); a reader that stops ends the exchange.
   */
  stream(request: HttpRequest): Promise<HttpStream>;
}

export interface HttpStream {
  status: number;
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** Text or bytes as they are, or a form with files. */
  body?: string | Uint8Array | FormData;
  /** The whole exchange, in milliseconds; 15 s unless told. */
  timeoutMs?: number;
  /** Longer answers are refused; 1 MiB unless told. */
  maxBytes?: number;
  /** `cut`: of a longer answer only so much is taken, and the exchange ends as if that were all. */
  excess?: 'refuse' | 'cut';
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/**
 * A request that brought no answer. `sent` tells whether any of it may have reached the other side:
 * only one that certainly did not may be repeated without a thought.
 */
export class HttpFailure extends Error {
  constructor(
    readonly reason: 'blocked_address' | 'refused' | 'timeout' | 'reset' | 'too_large' | 'invalid_url',
    readonly sent: boolean,
    message: string,
  ) {
    super(message);
    this.name = 'HttpFailure';
  }
}

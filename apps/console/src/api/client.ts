import { ApiError, type FieldObjection } from './api-error.js';

type Query = Record<string, string | number | boolean | null | undefined>;

export interface CallOptions {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** The request outlives the page; its body may be 64 KB at most. */
  keepalive?: boolean;
}

let csrfToken = '';
let onSignedOut: () => void = () => {};

/** Every `Me` answer carries the token that unsafe methods must send. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when any answer says that the session has ended. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

/** How a frame calls: no cookie reaches it, so each call carries a bearer, which nothing but this window knows. */
export interface FrameCredentials {
  bearer: string;
  /** Asks the page around the frame for another one; false = it gave none. */
  renew(): Promise<boolean>;
}

let frame: FrameCredentials | null = null;

export function callFromFrame(credentials: FrameCredentials | null): void {
  frame = credentials;
}

/** What a websocket offers beside its own name; a browser sends no header with one. */
export const frameProtocols = (): string[] | null => (frame ? ['deskwire.frame', `bearer.${frame.bearer}`] : null);

/** What shows that a call is ours: the bearer of a frame, or the token against requests of strangers. */
export function credentialHeaders(): Record<string, string> {
  if (frame) return { Authorization: `Bearer ${frame.bearer}` };
  return csrfToken ? { 'X-CSRF-Token': csrfToken } : {};
}

export function withQuery(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

function problemFrom(status: number, body: unknown, retryAfter: string | null): ApiError {
  const problem = (body ?? {}) as Record<string, unknown>;
  const text = (name: string): string | null => (typeof problem[name] === 'string' ? (problem[name] as string) : null);
  return new ApiError(
    status,
    text('code') ?? `http_${status}`,
    text('detail') ?? text('title') ?? '',
    text('field'),
    Array.isArray(problem['errors']) ? (problem['errors'] as FieldObjection[]) : [],
    text('requestId'),
    retryAfter ? Number(retryAfter) || null : null,
    (problem['about'] ?? {}) as Record<string, unknown>,
  );
}

/** Turns an answer that is not 2xx into an ApiError; used by uploads too, which need XMLHttpRequest for their progress. */
export function errorFrom(status: number, bodyText: string, retryAfter: string | null): ApiError {
  let body: unknown = null;
  try {
    body = JSON.parse(bodyText);
  } catch {
    // A proxy's HTML page: the status alone must do.
  }
  const error = problemFrom(status, body, retryAfter);
  if (error.status === 401 && error.code === 'not_signed_in') onSignedOut();
  return error;
}

async function call<T>(method: string, path: string, options: CallOptions = {}, renewed = false): Promise<T> {
  const { query, body, signal, keepalive = false } = options;
  const proves = method !== 'GET' || frame !== null;
  let response: Response;
  try {
    response = await fetch(withQuery(path, query), {
      method,
      signal: signal ?? null,
      keepalive,
      credentials: frame ? 'omit' : 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(proves ? credentialHeaders() : {}),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, 'offline', '');
  }
  if (!response.ok) {
    const error = errorFrom(response.status, await response.text(), response.headers.get('Retry-After'));
    if (error.code === 'not_signed_in' && frame && !renewed && (await frame.renew())) return call(method, path, options, true);
    throw error;
  }
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const http = {
  get: <T>(path: string, options?: CallOptions) => call<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PATCH', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PUT', path, { ...options, body }),
  delete: <T>(path: string, options?: CallOptions) => call<T>('DELETE', path, options),
};

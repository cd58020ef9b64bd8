import { ChatError } from './chat-error.js';
import type { ChatFile } from './chat.js';
import type { ChannelConfig, HistoryAnswer, Problem, SessionAnswer, SessionRequest, UploadAnswer } from './protocol.js';

/** Deskwire could not be reached: worth another try. */
export const unreachable = (): ChatError =>
  new ChatError({ code: 'unreachable', detail: 'The chat cannot be reached; check the connection', retryAfterSeconds: null });

/** Whether the same request may succeed later. */
export const isPassing = ({ problem }: ChatError): boolean =>
  problem.retryAfterSeconds !== null || ['unreachable', 'unavailable', 'internal_error', 'chat_paused'].includes(problem.code);

/** What is asked over HTTP. Every call throws a `ChatError` and nothing else. */
export class HttpDoor {
  constructor(
    private readonly base: string,
    private readonly channel: string,
    private readonly fetchIt: typeof fetch,
  ) {}

  config(): Promise<ChannelConfig> {
    return this.ask<ChannelConfig>('GET', 'config');
  }

  session(request: SessionRequest): Promise<SessionAnswer> {
    return this.ask<SessionAnswer>('POST', 'session', { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
  }

  async forget(token: string): Promise<void> {
    await this.ask('DELETE', 'session', { headers: bearer(token) });
  }

  history(token: string, before: string): Promise<HistoryAnswer> {
    return this.ask<HistoryAnswer>('GET', `messages?before=${encodeURIComponent(before)}`, { headers: bearer(token) });
  }

  upload(token: string, file: ChatFile): Promise<UploadAnswer> {
    const body = new FormData();
    // React Native's form takes the description of a file where browsers take the file.
    if ('uri' in file) body.append('file', file as unknown as Blob);
    else body.append('file', file, nameOf(file));
    return this.ask<UploadAnswer>('POST', 'uploads', { headers: bearer(token), body });
  }

  /** Files are told below the base address, so that a chat can move with it. */
  absolute(url: string | null): string | null {
    return url?.startsWith('/') ? `${this.base}${url}` : url;
  }

  get socketUrl(): string {
    return `${this.base.replace(/^http/, 'ws')}/widget/ws`;
  }

  private async ask<T>(method: string, path: string, init: RequestInit = {}): Promise<T> {
    let answer: Response;
    try {
      answer = await this.fetchIt(`${this.base}/widget/${encodeURIComponent(this.channel)}/${path}`, { method, ...init });
    } catch {
      throw unreachable();
    }
    const json = (await answer.json().catch(() => null)) as unknown;
    if (answer.ok) return json as T;
    throw new ChatError(problemOf(answer, json));
  }
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

export const nameOf = (file: ChatFile): string =>
  'name' in file && typeof file.name === 'string' && file.name !== '' ? file.name : 'file';

function problemOf(answer: Response, json: unknown): Problem {
  const { code, detail } = (json ?? {}) as { code?: unknown; detail?: unknown };
  const wait = Number(answer.headers.get('retry-after'));
  return {
    code: typeof code === 'string' ? code : answer.status >= 500 ? 'unavailable' : 'refused',
    detail: typeof detail === 'string' ? detail : `The chat answered ${answer.status}`,
    retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : null,
  };
}

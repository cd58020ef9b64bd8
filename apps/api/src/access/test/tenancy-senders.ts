import type { ApiUnderTest, Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';

/** One id that a request can carry: of a row of the other company, and how it is sent. */
export interface Case {
  foreign: number;
  send: (id: number) => Promise<Answer>;
}
export type Cases = Record<string, Case>;

type Url = (id: number) => string;
type Body = (id: number) => object;

export interface Senders {
  get(foreign: number, url: Url): Case;
  post(foreign: number, url: Url, body?: Body): Case;
  patch(foreign: number, url: Url, body: Body): Case;
  put(foreign: number, url: Url, body: Body): Case;
  remove(foreign: number, url: Url, body?: Body): Case;
  v1(foreign: number, url: Url): Case;
  v1Write(foreign: number, method: 'POST' | 'PUT' | 'DELETE', url: Url, body?: Body): Case;
}

/** The ways to send an id: as the company's admin in the console, or as its program. */
export function sendersOf(api: ApiUnderTest, admin: Browser, token: string): Senders {
  const write = (method: 'POST' | 'PATCH' | 'PUT', foreign: number, url: Url, body: Body): Case => ({
    foreign,
    send: (id) => admin.send(method, url(id), body(id)),
  });
  return {
    get: (foreign, url) => ({ foreign, send: (id) => admin.get(url(id)) }),
    post: (foreign, url, body = () => ({})) => write('POST', foreign, url, body),
    patch: (foreign, url, body) => write('PATCH', foreign, url, body),
    put: (foreign, url, body) => write('PUT', foreign, url, body),
    remove: (foreign, url, body) => ({ foreign, send: (id) => admin.send('DELETE', url(id), body?.(id)) }),
    v1: (foreign, url) => ({ foreign, send: (id) => api.v1(token, 'GET', url(id)) }),
    v1Write: (foreign, method, url, body) => ({ foreign, send: (id) => api.v1(token, method, url(id), body?.(id)) }),
  };
}

import type { APIRequestContext, APIResponse, BrowserContext } from 'playwright-core';
import { demoPassword } from './product.js';

export interface DialogRow {
  id: number;
  client: { id: number; name: string };
  operator: { id: number; name: string } | null;
}

type Answer<T> = Promise<T>;

/** Of whoever is registered or invited by a test. */
export const PASSWORD = 'three plain words together';

export interface RegisteredAccount {
  account: Account;
  company: string;
  email: string;
  password: string;
}

/** An operator's session in a window, with the API's side of it for what a test only needs to arrange. */
export class Account {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly csrfToken: string,
    readonly id: number,
    readonly name: string,
  ) {}

  /** Signs the window in without its log-in page. */
  static async signIn(context: BrowserContext, email: string): Promise<Account> {
    return Account.from(context, '/api/session', { email, password: demoPassword() });
  }

  /** Comes for the first time, by the link of an invitation. */
  static async accept(context: BrowserContext, link: string, person: { firstName: string; lastName: string }): Promise<Account> {
    return Account.from(context, '/api/invitations/accept', { token: link.split('#')[1], password: demoPassword(), ...person });
  }

  private static async from(context: BrowserContext, path: string, data: object): Promise<Account> {
    const answer = await context.request.post(path, { data });
    if (!answer.ok()) throw new Error(`Nobody is signed in by ${path}: ${answer.status()} ${await answer.text()}`);
    const me = (await answer.json()) as { csrfToken: string; operator: { id: number; name: string } };
    return new Account(context.request, me.csrfToken, me.operator.id, me.operator.name);
  }

  /** A company of its own with its first administrator, whose window this is. */
  static async register(context: BrowserContext, locale: 'en' | 'ru' = 'en'): Promise<RegisteredAccount> {
    const mark = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
    const [email, company] = [`nina-${mark}@browser.test`, `Company ${mark}`];
    const data = { companyName: company, firstName: 'Nina', email, password: PASSWORD, locale, timeZone: 'Europe/Moscow' };
    return { account: await Account.from(context, '/api/companies', data), company, email, password: PASSWORD };
  }

  async get<T>(path: string): Answer<T> {
    return this.call<T>('GET', path);
  }

  async post<T>(path: string, data: unknown = {}): Answer<T> {
    return this.call<T>('POST', path, data);
  }

  async patch<T>(path: string, data: unknown): Answer<T> {
    return this.call<T>('PATCH', path, data);
  }

  async put<T>(path: string, data: unknown): Answer<T> {
    return this.call<T>('PUT', path, data);
  }

  async remove(path: string): Answer<void> {
    return this.call<void>('DELETE', path, {});
  }

  /** Closes everything that is one's own, so that earlier tests leave no full hands. */
  async clearDesk(): Promise<void> {
    for (;;) {
      const { items } = await this.get<{ items: DialogRow[] }>('/api/dialogs?filter=mine&limit=100');
      if (items.length === 0) return;
      for (const { id } of items) await this.post(`/api/dialogs/${id}/close`);
    }
  }

  /** How the API answers, for what it refuses. */
  async statusOf(method: string, path: string, data: unknown = {}): Promise<number> {
    return (await this.send(method, path, data)).status();
  }

  private async send(method: string, path: string, data?: unknown): Promise<APIResponse> {
    const headers = { 'X-CSRF-Token': this.csrfToken };
    return this.request.fetch(path, method === 'GET' ? { method } : { method, headers, data });
  }

  private async call<T>(method: string, path: string, data?: unknown): Promise<T> {
    const answer = await this.send(method, path, data);
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    const body = await answer.text();
    return (body ? JSON.parse(body) : undefined) as T;
  }
}

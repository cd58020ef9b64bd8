import type { Answer, ApiUnderTest } from './api-under-test.js';

interface Me {
  operator: { id: number; email: string };
  company: { id: number };
  csrfToken: string;
}

export const PASSWORD = 'a horse that reads mail';
let people = 0;

/** A visitor's browser: keeps the cookie, sends the CSRF token, comes from one address. */
export class Browser {
  cookie: string | undefined;
  me!: Me;

  constructor(
    private readonly api: ApiUnderTest,
    readonly address: string,
  ) {}

  async registers(companyName = 'Warm Bread'): Promise<this> {
    people += 1;
    const body = { companyName, firstName: 'Anna', lastName: 'Kern', email: `anna${people}@example.test`, password: PASSWORD };
    return this.keep(await this.send('POST', '/api/companies', { ...body, locale: 'en', timeZone: 'Europe/Moscow' }));
  }

  async signsIn(email: string, password = PASSWORD, code?: string): Promise<this> {
    return this.keep(await this.send('POST', '/api/session', { email, password, ...(code && { code }) }));
  }

  /** By the link of a technical access. */
  async comesIn(token: string): Promise<this> {
    return this.keep(await this.send('POST', '/api/session/technical', { token }));
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request('GET', url, undefined, headers);
  }

  send(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object | string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.request(method, url, payload, headers);
  }

  upload(
    name: string,
    bytes: Buffer | string,
    type = 'application/octet-stream',
    field = 'file',
    query = '',
    path = '/api/uploads',
  ): Promise<Answer> {
    const head = `--edge\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n--edge--\r\n')]);
    return this.send('POST', `${path}${query}`, payload, { 'content-type': 'multipart/form-data; boundary=edge' });
  }

  private request(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload: object | string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    return this.api.inject({
      method,
      url,
      payload,
      remoteAddress: this.address,
      headers: { ...(this.cookie && { cookie: this.cookie }), ...(this.me && { 'x-csrf-token': this.me.csrfToken }), ...headers },
    });
  }

  private keep(answer: Answer): this {
    if (answer.statusCode >= 300) throw new Error(`Not signed in: ${answer.statusCode} ${answer.body}`);
    const [session] = answer.cookies;
    this.cookie = `${session?.name}=${session?.value}`;
    this.me = answer.json();
    return this;
  }
}

import type { Answer, ApiUnderTest } from './api-under-test.js';
import type { Browser } from './browser.js';
import { aChannel, anOperator } from './rows.js';

/** A company with a channel, an operator and a token, as integrators' programs meet it. */
export class V1World {
  private constructor(
    readonly api: ApiUnderTest,
    readonly admin: Browser,
    readonly companyId: number,
    readonly channelId: number,
    readonly operatorId: number,
    readonly token: string,
  ) {}

  static async of(api: ApiUnderTest): Promise<V1World> {
    const admin = await api.browser().registers();
    const companyId = admin.me.company.id;
    const channel = await aChannel(admin);
    const operator = await anOperator(api, companyId);
    return new V1World(api, admin, companyId, channel.id, operator.id, await api.token(companyId));
  }

  get(url: string): Promise<Answer> {
    return this.api.v1(this.token, 'GET', url);
  }

  delete(url: string, payload?: object): Promise<Answer> {
    return this.api.v1(this.token, 'DELETE', url, payload);
  }

  post(url: string, payload: object): Promise<Answer> {
    return this.api.v1(this.token, 'POST', url, payload);
  }

  put(url: string, payload: object = {}): Promise<Answer> {
    return this.api.v1(this.token, 'PUT', url, payload);
  }
}

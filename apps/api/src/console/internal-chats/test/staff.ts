import { randomUUID } from 'node:crypto';
import type { Answer, ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import type { InternalChat } from '../internal-chats.dto.js';
import type { InternalMessage, InternalMessagePage } from '../internal-messages.dto.js';

/** A colleague who chats. */
export class Person {
  constructor(
    readonly browser: Browser,
    readonly id: number,
  ) {}

  static async of(api: ApiUnderTest, companyId: number, firstName: string): Promise<Person> {
    const { id, browser } = await anOperator(api, companyId);
    await api.rows('update operator set first_name = $2 where id = $1', [id, firstName]);
    return new Person(browser, id);
  }

  post(url: string, body: object = {}): Promise<Answer> {
    return this.browser.send('POST', `/api${url}`, body);
  }

  async chatWith(other: Person): Promise<InternalChat> {
    return json(await this.post('/internal-chats', { kind: 'personal', operatorId: other.id }));
  }

  async favourites(): Promise<InternalChat> {
    return json(await this.post('/internal-chats', { kind: 'favourites' }));
  }

  async group(name: string, ...others: Person[]): Promise<InternalChat> {
    return json(await this.post('/internal-chats', { kind: 'group', name, operatorIds: others.map(({ id }) => id) }));
  }

  say(chatId: number, text: string, more: object = {}): Promise<Answer> {
    return this.post(`/internal-chats/${chatId}/messages`, { clientMessageId: randomUUID(), text, ...more });
  }

  async says(chatId: number, text: string, more: object = {}): Promise<InternalMessage> {
    return json(await this.say(chatId, text, more));
  }

  async sees(chatId: number, query = ''): Promise<InternalMessage[]> {
    return (await this.page(chatId, query)).items;
  }

  async page(chatId: number, query = ''): Promise<InternalMessagePage> {
    return json(await this.browser.get(`/api/internal-chats/${chatId}/messages${query}`));
  }

  /** Its texts; of a line of the system, its code. */
  async reads(chatId: number, query = ''): Promise<(string | null)[]> {
    return (await this.sees(chatId, query)).map(({ text, system }) => system?.code ?? text);
  }

  async row(chatId: number): Promise<InternalChat | undefined> {
    const { items } = json<{ items: InternalChat[] }>(await this.browser.get('/api/internal-chats'));
    return items.find(({ id }) => id === chatId);
  }

  async chat(chatId: number): Promise<InternalChat> {
    return json(await this.browser.get(`/api/internal-chats/${chatId}`));
  }

  async read(chatId: number, upToId: number): Promise<void> {
    await this.post(`/internal-chats/${chatId}/read`, { upToId });
  }
}

export function json<T>(answer: Answer): T {
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<T>();
}

import type { Locator, Page } from 'playwright-core';
import type { OperatorWindow } from './operator-window.js';
import { pattern, text } from './texts.js';

interface InternalChat {
  id: number;
}

/** The colleagues' page as one of them sees it, in English. */
export class ColleagueWindow {
  readonly page: Page;

  constructor(private readonly operator: OperatorWindow) {
    this.page = operator.page;
  }

  get account(): OperatorWindow['account'] {
    return this.operator.account;
  }

  /** Finds a colleague by the name and opens the chat with him, with the keyboard only. */
  async writeTo(name: string): Promise<void> {
    await this.page
      .getByRole('button', { name: text('ui:actions.colleagues.start') })
      .first()
      .click();
    await this.page.getByRole('combobox', { name: text('internal-chats:start.search') }).fill(name);
    await this.page.getByRole('option').first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.composer.waitFor();
  }

  /** A group of a name of its own, made here; resolves with its id. */
  async makeGroup(name: string, people: string[]): Promise<number> {
    await this.page.getByRole('button', { name: text('ui:actions.colleagues.group') }).click();
    const window = this.page.getByRole('dialog', { name: text('internal-chats:group.newTitle') });
    await window.getByRole('textbox', { name: text('internal-chats:group.name') }).fill(name);
    const field = window.getByRole('combobox');
    for (const person of people) {
      await field.fill(person);
      await window.getByRole('option').first().waitFor();
      await field.press('Enter');
    }
    await window.getByRole('button', { name: text('internal-chats:group.make') }).click();
    await this.heading(name).waitFor();
    return Number(/\/colleagues\/(\d+)/.exec(this.page.url())?.[1]);
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 2 });
  }

  /** A line of the list. */
  row(name: string): Locator {
    return this.page
      .getByRole('region', { name: text('internal-chats:list.label') })
      .getByRole('link', { name: new RegExp(`^${name.replaceAll('.', '\\.')} `) });
  }

  async open(name: string): Promise<void> {
    await this.row(name).click();
    await this.heading(name).waitFor();
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: pattern('internal-chats:composer.label') });
  }

  async write(words: string): Promise<void> {
    await this.composer.fill(words);
    await this.composer.press('Enter');
  }

  message(words: string | RegExp): Locator {
    return this.page.getByRole('log').getByRole('article', { name: words });
  }

  /** Does something with a message by its buttons. */
  async act(words: string | RegExp, key: string): Promise<void> {
    const message = this.message(words);
    await message.hover();
    await message.getByRole('button', { name: text(`internal-chats:message.${key}`), exact: true }).click();
  }

  /** The chat with oneself, which is there without asking. */
  async favourites(): Promise<InternalChat> {
    return this.account.post<InternalChat>('/api/internal-chats', { kind: 'favourites' });
  }
}

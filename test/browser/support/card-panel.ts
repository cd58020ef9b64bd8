import type { Locator, Page } from 'playwright-core';
import { pattern, text } from './texts.js';

/** The card beside the open dialog, and the windows that its menu opens, as an operator uses them. */
export class CardPanel {
  constructor(private readonly page: Page) {}

  get panel(): Locator {
    return this.page.getByRole('complementary');
  }

  get window(): Locator {
    return this.page.getByRole('dialog');
  }

  get menu(): Locator {
    return this.panel.getByRole('button', { name: text('card:menu') });
  }

  /** The person's dialogs, in their order. */
  get dialogs(): Locator {
    return this.panel.getByRole('region', { name: pattern('card:dialogs.title_other') }).getByRole('link');
  }

  async choose(entry: 'link' | 'unlink' | 'history' | 'timeline'): Promise<void> {
    await this.menu.press('Enter');
    await this.page.getByRole('menuitem', { name: pattern(`ui:actions.card.${entry}`) }).press('Enter');
  }

  field(name: string): Locator {
    return this.panel.getByRole('button', { name: new RegExp(`^${text(`card:field.${name}`)}`) });
  }

  /** Writes into a field where it stands. */
  async write(name: string, words: string): Promise<void> {
    await this.field(name).press('Enter');
    await this.page.locator(':focus').fill(words);
    await this.page.keyboard.press('Enter');
    await this.field(name).filter({ hasText: words }).waitFor();
  }

  /** From the menu to the comparison of the two cards, by keyboard. */
  async findOther(client: string): Promise<void> {
    await this.choose('link');
    await this.window.getByRole('combobox').and(this.page.locator(':focus')).waitFor();
    await this.page.keyboard.type(client);
    await this.window.getByRole('option', { name: client }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.toResult.waitFor();
  }

  get toResult(): Locator {
    return this.window.getByRole('button', { name: text('card:link.next'), disabled: false });
  }

  get save(): Locator {
    return this.window.getByRole('button', { name: pattern('card:link.save_other'), disabled: false });
  }

  /** A box of the comparison: of a field, of one of the two sides. */
  box(field: string, side: 'target' | 'other'): Locator {
    return this.window
      .getByRole('group', { name: new RegExp(`^${text(`card:field.${field}`)}`) })
      .getByRole('checkbox', { name: new RegExp(`^${text(`card:link.${side}`)}`) });
  }

  /** What is linked with what is kept as it is proposed. */
  async linkAsProposed(client: string): Promise<void> {
    await this.findOther(client);
    await this.toResult.press('Enter');
    await this.save.press('Enter');
    await this.window.waitFor({ state: 'detached' });
  }
}

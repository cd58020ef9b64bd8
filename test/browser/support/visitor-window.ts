import type { Locator, Page } from 'playwright-core';
import { en } from '../../../apps/widget/src/widget/texts/en.js';
import type { WindowOptions, Windows } from './windows.js';

const SHOP = '/demo-site';

export interface VisitorOptions extends WindowOptions {
  /** Where the shop is reached, when not at the product's own address. */
  site?: string;
}

/** A visitor of the demo's shop, as he sees its chat. */
export class VisitorWindow {
  private constructor(readonly page: Page) {}

  static async open(windows: Windows, { site = '', ...options }: VisitorOptions = {}): Promise<VisitorWindow> {
    return new VisitorWindow(await windows.open(`${site}${SHOP}`, options));
  }

  get launcher(): Locator {
    return this.page.getByRole('button', { name: /^Open the chat/ });
  }

  get window(): Locator {
    return this.page.getByRole('dialog');
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: en.placeholder });
  }

  async openChat(): Promise<void> {
    await this.launcher.click();
    await this.window.waitFor();
  }

  async write(words: string): Promise<void> {
    await this.field.fill(words);
    await this.field.press('Enter');
  }

  message(words: string | RegExp): Locator {
    return this.page.getByRole('log').getByRole('article').filter({ hasText: words });
  }

  /** Waits until one's own message has come so far. */
  async waitForStatus(words: string, status: 'sent' | 'delivered' | 'read' | 'notDelivered'): Promise<void> {
    await this.message(words).filter({ hasText: en[status] }).waitFor();
  }

  async choose(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.locator('deskwire-widget input[type=file]').setInputFiles(file);
    await this.page.getByRole('button', { name: en.send, exact: true }).click();
  }
}

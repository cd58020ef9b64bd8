import type { Locator, Page } from 'playwright-core';
import { pattern, text, type Locale } from './texts.js';
import type { WindowOptions, Windows } from './windows.js';

/** A simulated phone in a window of its own, as the client holds it. */
export class PhoneWindow {
  private constructor(
    readonly page: Page,
    readonly client: string,
    private readonly locale: Locale,
  ) {}

  /** `channel`: the key of the channel that the phone writes to; by default the one that the page proposes. */
  static async switchOn(windows: Windows, client: string, options: WindowOptions & { channel?: string } = {}): Promise<PhoneWindow> {
    const { locale = 'en', channel } = options;
    const page = await windows.open(channel === undefined ? '/simulator' : `/simulator?channel=${channel}`, options);
    await page.getByLabel(text('simulator:setup.name', locale)).fill(client);
    await page.getByRole('button', { name: text('simulator:setup.create', locale) }).click();
    const phone = new PhoneWindow(page, client, locale);
    await phone.field.waitFor();
    return phone;
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: pattern('simulator:composer.label', this.locale) });
  }

  async write(words: string): Promise<void> {
    await this.field.fill(words);
    await this.field.press('Enter');
    await this.bubble(words).waitFor();
  }

  /** A message on the phone, of either side. */
  bubble(words: string | RegExp): Locator {
    return this.page.getByRole('article', { name: words });
  }

  /** Waits until the company's server has taken the message. */
  async waitUntilTaken(words: string | RegExp): Promise<void> {
    await this.bubble(words)
      .getByRole('img', { name: text('simulator:bubble.status.sent', this.locale) })
      .waitFor();
  }

  async attach(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: text('simulator:attach.menu', this.locale), exact: true }).click();
    await this.page.getByRole('menuitem', { name: text(entry, this.locale) }).click();
  }

  async sendPicture(): Promise<void> {
    await this.attach('simulator:attach.cameraRoll');
    await this.page.getByRole('button', { name: text('simulator:picture.parcel', this.locale) }).click();
  }

  /** Opens the menu of a message and chooses an entry. */
  async act(words: string | RegExp, entry: string, parameters: Record<string, string> = {}): Promise<void> {
    await this.bubble(words)
      .getByRole('button', { name: text('simulator:action.menu', this.locale) })
      .click();
    await this.page.getByRole('menuitem', { name: text(entry, this.locale, parameters) }).click();
  }

  /** What becomes of the company's next message. */
  async failNext(failure: string): Promise<void> {
    const armed = this.page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/settings') && answer.ok(),
    );
    await this.nextFailure.selectOption({ label: text(`simulator:failure.${failure}`, this.locale) });
    await armed;
  }

  get nextFailure(): Locator {
    return this.page.getByRole('combobox', { name: text('simulator:controls.failNext', this.locale) });
  }

  get autoRead(): Locator {
    return this.page.getByRole('switch', { name: text('simulator:controls.autoRead', this.locale) });
  }
}

let count = 0;

/** A name that no other client of this run or an earlier one has. */
export const aClientName = (): string => `Client${Date.now().toString(36).slice(-5)}${(count += 1)}`;

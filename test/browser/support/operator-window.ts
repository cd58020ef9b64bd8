import type { BrowserContext, Locator, Page } from 'playwright-core';
import { Account } from './account.js';
import { pattern, text, type Locale } from './texts.js';
import type { WindowOptions, Windows } from './windows.js';

interface OperatorWindowOptions extends Omit<WindowOptions, 'scheme'> {
  path?: string;
  scheme?: WindowOptions['scheme'] | 'auto';
}

/** The console as an operator sees it. */
export class OperatorWindow {
  private constructor(
    readonly page: Page,
    readonly account: Account,
    private readonly locale: Locale,
  ) {}

  /** Signed in and online on the chat page, in the wanted language and colours; `auto`: in those of the browser. */
  static async open(windows: Windows, email: string, options: OperatorWindowOptions = {}): Promise<OperatorWindow> {
    return OperatorWindow.enter(windows, options, (context) => Account.signIn(context, email));
  }

  /** As somebody who comes for the first time, by the link of his invitation. */
  static async accept(windows: Windows, link: string, firstName: string, options: OperatorWindowOptions = {}): Promise<OperatorWindow> {
    return OperatorWindow.enter(windows, options, (context) => Account.accept(context, link, { firstName, lastName: 'Test' }));
  }

  private static async enter(
    windows: Windows,
    options: OperatorWindowOptions,
    come: (context: BrowserContext) => Promise<Account>,
  ): Promise<OperatorWindow> {
    const { locale = 'en', scheme = 'light', path = '/chat', ...size } = options;
    const context = await windows.context({ ...size, locale, ...(scheme !== 'auto' && { scheme }) });
    const account = await come(context);
    await account.patch('/api/me', { locale, colorScheme: scheme, status: 'online' });
    const page = await context.newPage();
    const window = new OperatorWindow(page, account, locale);
    await page.goto(path);
    await page.getByRole('navigation').first().waitFor();
    return window;
  }

  row(client: string): Locator {
    return this.page.getByRole('link', { name: new RegExp(`^${client} `) });
  }

  async openDialog(client: string): Promise<void> {
    await this.row(client).click();
    await this.page.getByRole('heading', { name: client }).first().waitFor();
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: text('chat:composer.reply', this.locale) });
  }

  async reply(words: string): Promise<void> {
    await this.composer.fill(words);
    await this.composer.press('Enter');
  }

  /** A message of the open thread: its label says who, when, what and its status. */
  message(words: string | RegExp): Locator {
    return this.page.getByRole('log').getByRole('article', { name: words });
  }

  /** Waits until the message has got the status, e.g. `read`. */
  async waitForStatus(words: string, status: string): Promise<void> {
    const label = new RegExp(`${words}.*${pattern(`chat:status.${status}`, this.locale).source}`);
    await this.message(label).waitFor();
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: pattern(key, this.locale) });
  }
}

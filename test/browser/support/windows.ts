import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PRODUCT } from './product.js';
import type { Locale } from './texts.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
];
/** A page that is not signed in learns so by a 401, and Chromium writes every refused request to the console. */
const EXPECTED = /the server responded with a status of 401/;

export interface WindowOptions {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  locale?: Locale;
}

interface StartOptions {
  allowed?: RegExp;
  flags?: string[];
  product?: string;
}

/** One Chromium with several windows, each with cookies of its own, as people on several machines have. */
export class Windows {
  /** What any window wrote to its console as an error, and what no code caught. */
  readonly problems: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly product: string,
    private readonly allowed: RegExp,
  ) {}

  /**
   * `allowed`: errors on the browser's console that the test brings about on purpose. `flags`: of Chromium, beside the usual ones. `product`:
   * where the product is, for a test that has one of its own.
   */
  static async start({ allowed = /^$/, flags = [], product = PRODUCT }: StartOptions = {}): Promise<Windows> {
    const answer = await fetch(`${product}/api/public`).catch(() => null);
    if (!answer?.ok) throw new Error(`Nothing answers at ${product}. Start the product, or say where it is in DESKWIRE_URL.`);
    return new Windows(await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, ...flags] }), product, allowed);
  }

  async context({ width = 1440, height = 900, scheme = 'light', locale = 'en' }: WindowOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.product,
      viewport: { width, height },
      colorScheme: scheme,
      locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
      timezoneId: 'Europe/Moscow',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    context.on('console', (message) => {
      const words = message.text();
      if (message.type() !== 'error' || EXPECTED.test(words) || this.allowed.test(words)) return;
      this.problems.push(`${message.page()?.url()}: ${words}`);
    });
    context.on('weberror', (error) => this.problems.push(`${error.page()?.url()}: ${error.error().stack}`));
    return context;
  }

  async open(path: string, options?: WindowOptions): Promise<Page> {
    const page = await (await this.context(options)).newPage();
    await page.goto(path);
    return page;
  }

  /** Closes all windows; fails when one of them complained. */
  async close(): Promise<void> {
    await this.browser.close();
    if (this.problems.length > 0) throw new Error(`The browser's console has errors:\n${this.problems.join('\n')}`);
  }
}

import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { pressKey, type Layout } from './layout.js';
import { pattern, text, type Locale } from './texts.js';

const PATIENCE_MILLISECONDS = 5_000;
const AGAIN_MILLISECONDS = 50;

/** Where the keys go: a part of the page that can be seen and shows it, or what is the matter. */
const FOCUS = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return 'nothing';
  if (at.getClientRects().length === 0) return 'something hidden: ' + at.outerHTML.slice(0, 120);
  return at.matches(':focus-visible') ? '' : 'something that does not show it: ' + at.outerHTML.slice(0, 120);
})()`;

/** The console as somebody uses it who has no mouse, in a window or in a frame of another page. */
export class KeyboardDesk {
  constructor(
    readonly page: Page,
    /** Where the console is: the page itself, or the frame in it. */
    readonly place: Page | Frame,
    readonly layout: Layout,
    readonly locale: Locale,
  ) {}

  /** Presses the key in the place of a Latin letter. */
  async press(letter: string, modifiers: { control?: boolean; shift?: boolean } = {}): Promise<void> {
    await pressKey(this.page, letter, this.layout, modifiers);
  }

  async key(name: string): Promise<void> {
    await this.page.keyboard.press(name);
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.insertText(words);
  }

  say(key: string, parameters: Record<string, string> = {}): string {
    return text(key, this.locale, parameters);
  }

  like(key: string, parameters: Record<string, string> = {}): RegExp {
    return pattern(key, this.locale, parameters);
  }

  async focused(part: Locator): Promise<void> {
    await part.and(this.place.locator(':focus')).waitFor();
  }

  get window(): Locator {
    return this.place.getByRole('dialog');
  }

  get composer(): Locator {
    return this.place.getByRole('textbox', { name: this.like('chat:composer.reply') });
  }

  get log(): Locator {
    return this.place.getByRole('log');
  }

  message(words: string | RegExp): Locator {
    return this.log.getByRole('article', { name: words });
  }

  /** Fails when the focus is lost, hidden or not to be seen `after` something. */
  async keepsFocus(after: string): Promise<void> {
    const over = Date.now() + PATIENCE_MILLISECONDS;
    for (;;) {
      const wrong = await this.place.evaluate<string>(FOCUS);
      if (!wrong) return;
      if (Date.now() > over) assert.fail(`After ${after} the focus is on ${wrong}`);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLISECONDS));
    }
  }

  /** Waits until the window is gone, and for the focus to be somewhere again. */
  async windowGone(after: string): Promise<void> {
    await this.window.waitFor({ state: 'detached' });
    await this.keepsFocus(after);
  }

  async leaveWindow(after: string): Promise<void> {
    await this.key('Escape');
    await this.windowGone(after);
  }

  /** From the composer, or wherever the focus is, to the messages. */
  async toThread(): Promise<void> {
    await this.place.locator('[data-region="thread"] [data-region-focus]').first().focus();
  }

  /** An action by its name in the palette. */
  async command(action: string): Promise<void> {
    const name = this.say(`ui:actions.${action}`);
    await this.press('k', { control: true });
    await this.focused(this.window.getByRole('combobox'));
    await this.type(name);
    await this.window.getByRole('option', { name }).first().waitFor();
    await this.key('Enter');
  }

  /** A client's dialog by his name in the palette. */
  async openDialog(client: string): Promise<void> {
    await this.press('k', { control: true });
    await this.focused(this.window.getByRole('combobox'));
    await this.type(client);
    await this.window.getByRole('option', { name: client }).first().waitFor();
    await this.key('Enter');
    await this.window.waitFor({ state: 'detached' });
    await this.place.getByRole('heading', { name: client }).first().waitFor();
  }

  async answer(words: string): Promise<void> {
    await this.press('r');
    await this.focused(this.composer);
    await this.type(words);
    await this.key('Enter');
    await this.message(words).waitFor();
    await this.key('Escape');
    await this.keepsFocus('an answer');
  }
}

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { OperatorWindow } from './operator-window.js';
import { ADMIN } from './product.js';
import { text, type Locale } from './texts.js';
import type { Windows } from './windows.js';

export interface Drawn {
  id: number;
  draft: { start: string | null; steps: { id: string; kind: string; exits: Record<string, string> }[] };
}

/** The designer of one new scenario. */
export class Drawing {
  private constructor(
    readonly window: OperatorWindow,
    readonly page: Page,
    readonly id: number,
    private readonly locale: Locale,
  ) {}

  static async begin(windows: Windows, locale: Locale = 'en'): Promise<Drawing> {
    const window = await OperatorWindow.open(windows, ADMIN, { locale });
    const { id } = await window.account.post<Drawn>('/api/scenarios', { name: `Drawn ${Date.now()}` });
    await window.page.goto(`/scenarios/${id}`);
    await window.page.getByRole('region', { name: text('scenarios:designer.canvas', locale) }).waitFor();
    return new Drawing(window, window.page, id, locale);
  }

  /** The same scenario in a window of its own. */
  async another(windows: Windows): Promise<Drawing> {
    const window = await OperatorWindow.open(windows, ADMIN, { locale: this.locale, path: `/scenarios/${this.id}` });
    return new Drawing(window, window.page, this.id, this.locale);
  }

  /** Whether what is drawn can't be saved, as without a connection. */
  async offline(isOffline: boolean): Promise<void> {
    await this.page.context().setOffline(isOffline);
  }

  say = (key: string): string => text(`scenarios:${key}`, this.locale);

  steps = (): Locator => this.page.locator('.react-flow__node-step');

  node = (title: string): Locator => this.steps().filter({ hasText: title });

  async add(kind: string): Promise<void> {
    await this.page
      .getByRole('toolbar')
      .getByRole('button', { name: this.say(`kind.${kind}`), exact: true })
      .click();
  }

  async saved(): Promise<Drawn['draft']> {
    await this.page.getByText(this.say('saving.saved'), { exact: true }).waitFor();
    return (await this.window.account.get<Drawn>(`/api/scenarios/${this.id}`)).draft;
  }

  async drag(from: Locator, to: Locator): Promise<void> {
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    assert.ok(a && b);
    await this.page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
    await this.page.mouse.up();
  }
}

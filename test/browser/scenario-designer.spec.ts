import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN } from './support/product.js';
import { pattern, text, type Locale } from './support/texts.js';
import { Windows } from './support/windows.js';

interface Drawn {
  id: number;
  draft: { start: string | null; steps: { id: string; kind: string; exits: Record<string, string> }[] };
}

/** The designer of one new scenario. */
class Drawing {
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

describe('the designer of scenarios', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  it('a step is drawn, led to the next one, taken back and saved by itself', async () => {
    const drawing = await Drawing.begin(windows);
    const { page } = drawing;
    await drawing.add('set');
    await drawing.steps().nth(0).waitFor();
    await drawing.add('end');
    await drawing.steps().nth(1).waitFor();
    const led = await drawing.saved();
    const [first, second] = led.steps;
    assert.deepEqual([led.start, first?.exits], [first?.id, { next: second?.id }]);

    await page.getByRole('button', { name: text('ui:actions.steps.undo'), exact: true }).click();
    await drawing.steps().nth(1).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: text('ui:actions.steps.redo'), exact: true }).click();
    await drawing.steps().nth(1).waitFor();

    await page
      .getByRole('button', { name: pattern('scenarios:designer.cutNamed') })
      .or(drawing.node(text('scenarios:kind.set')))
      .first()
      .click();
    await page.getByRole('button', { name: pattern('scenarios:designer.cutNamed') }).click();
    assert.deepEqual((await drawing.saved()).steps[0]?.exits, {});
    await page.getByRole('button', { name: text('ui:actions.steps.fit'), exact: true }).click();
    await drawing.drag(
      drawing.node(text('scenarios:kind.set')).locator('.react-flow__handle.source'),
      drawing.node(text('scenarios:kind.end')).locator('.react-flow__handle.target'),
    );
    await page.locator('.react-flow__edge').nth(1).waitFor({ state: 'attached' });
    assert.deepEqual((await drawing.saved()).steps[0]?.exits, { next: second?.id });
  });

  it('what two people draw at the same time is put together', async () => {
    const drawing = await Drawing.begin(windows);
    await drawing.add('set');
    const draft = await drawing.saved();
    const { draftVersion } = await drawing.window.account.get<{ draftVersion: number }>(`/api/scenarios/${drawing.id}`);
    const another = { ...draft, settings: { whileOperator: 'answer', giveBack: 'on_close' } };
    const response = await drawing.page.request.put(`/api/scenarios/${drawing.id}/draft`, {
      headers: { 'X-CSRF-Token': (await drawing.window.account.get<{ csrfToken: string }>('/api/me')).csrfToken },
      data: { draftVersion, content: another },
    });
    assert.ok(response.ok());
    await drawing.add('end');
    const both = (await drawing.saved()) as Drawn['draft'] & { settings: { giveBack: string } };
    assert.deepEqual([both.steps.length, both.settings.giveBack], [2, 'on_close']);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Drawing, type Drawn } from './support/drawing.js';
import { pressKey, type Layout } from './support/layout.js';
import { pattern, text, type Locale } from './support/texts.js';
import { Windows } from './support/windows.js';

describe('the designer of scenarios', () => {
  let windows: Windows;
  before(async () => {
    // A window is cut off from the server on purpose.
    windows = await Windows.start({ allowed: /ERR_INTERNET_DISCONNECTED/ });
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

  for (const [layout, locale] of [
    ['Latin', 'en'],
    ['Russian', 'ru'],
  ] as [Layout, Locale][]) {
    it(`without a mouse: steps are added, walked, led, copied and removed (${layout} layout)`, async () => {
      const drawing = await Drawing.begin(windows, locale);
      const { page } = drawing;
      const press = (letter: string, control = false) => pressKey(page, letter, layout, { control });
      const pick = async (words: string): Promise<void> => {
        const field = page.getByRole('dialog').getByRole('combobox');
        await field.waitFor();
        await field.fill(words);
        await field.press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      await press('a');
      await pick(drawing.say('kind.set'));
      await drawing.steps().nth(0).and(page.locator(':focus')).waitFor();
      await press('a');
      await pick(drawing.say('kind.end'));
      await drawing.node(drawing.say('kind.end')).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('ArrowLeft');
      await drawing.node(drawing.say('kind.set')).and(page.locator(':focus')).waitFor();
      await press('d', true);
      await drawing.steps().nth(2).waitFor();
      await page.keyboard.press('Delete');
      await drawing.steps().nth(2).waitFor({ state: 'detached' });
      await press('z', true);
      await drawing.steps().nth(2).waitFor();
      assert.equal((await drawing.saved()).steps.length, 3);

      await press('v');
      const list = page.getByRole('region', { name: drawing.say('designer.asList') });
      assert.equal(
        (await list
          .getByRole('listitem')
          .filter({ has: page.getByRole('button') })
          .filter({ hasText: drawing.say('kind.set') })
          .count()) > 0,
        true,
      );
      await press('f', true);
      await pick(drawing.say('kind.end'));
      await list
        .getByRole('button', { name: pattern('scenarios:kind.end', locale) })
        .and(page.locator(':focus'))
        .waitFor();
    });
  }

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

  it('what is wrong keeps it from being published and leads to its step; revisions, roll back, off, copy, delete', async () => {
    const drawing = await Drawing.begin(windows);
    const { page, say } = drawing;
    const dialog = page.getByRole('dialog');
    const button = (key: string, parameters: Record<string, string> = {}) =>
      page.getByRole('button', { name: text(`scenarios:${key}`, 'en', parameters), exact: true });
    const publish = async (): Promise<void> => {
      await drawing.saved();
      await button('publish.action').first().click();
      await dialog
        .getByText(say('complaintList.none'))
        .or(dialog.getByText(pattern('scenarios:complaints.no_trigger')))
        .waitFor();
      await dialog.getByRole('button', { name: say('publish.action'), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };

    await drawing.add('message');
    await drawing.saved();
    await button('publish.action').click();
    await dialog.getByText(say('publish.broken')).waitFor();
    assert.equal(await dialog.getByRole('button', { name: say('publish.action'), exact: true }).isDisabled(), true);
    await dialog.getByRole('button', { name: pattern('scenarios:complaints.message_empty') }).click();
    await dialog.waitFor({ state: 'detached' });
    await drawing.steps().first().and(page.locator(':focus')).waitFor();

    await page.getByLabel(text('steps:message.text'), { exact: true }).fill('Hello');
    await drawing.node(say('kind.message')).focus();
    await drawing.add('end');
    await publish();
    await page.getByLabel(text('steps:title'), { exact: true }).fill('Good-bye');
    await publish();

    await button('designer.more').click();
    await page.getByRole('menuitem', { name: say('pane.revisions') }).click();
    await button('revision.rollBackNamed', { number: '1' }).click();
    await button('revision.rollBackNamed', { number: '2' }).waitFor();
    const revisions = page.getByRole('listitem').filter({ hasText: say('revision.published') });
    await revisions.filter({ hasText: text('scenarios:revision.number', 'en', { number: '3' }) }).waitFor();

    const menu = async (key: string): Promise<void> => {
      await button('designer.more').click();
      await page.getByRole('menuitem', { name: say(key), exact: true }).click();
    };
    await menu('list.turnOff');
    await page.getByText(pattern('scenarios:state.disabled')).waitFor();
    await menu('list.turnOn');
    await page.getByText(pattern('scenarios:state.published')).first().waitFor();
    await menu('list.duplicate');
    await page.waitForURL((url) => !url.pathname.endsWith(`/${drawing.id}`));
    await drawing.steps().nth(1).waitFor();
    await menu('list.delete');
    await dialog.getByRole('button', { name: say('list.delete'), exact: true }).click();
    await page.waitForURL(/\/scenarios$/);
    await page
      .getByRole('link', { name: /^Drawn/ })
      .first()
      .waitFor();
  });

  it('whose change of the same step stays is asked; what can’t be saved is not left unasked', async () => {
    const drawing = await Drawing.begin(windows);
    const { page, say } = drawing;
    await drawing.add('message');
    await drawing.saved();
    const colleague = await drawing.another(windows);
    await colleague.steps().first().click();
    const words = (one: Drawing) => one.page.getByLabel(text('steps:message.text'), { exact: true });
    await words(colleague).waitFor();
    await drawing.offline(true);
    await words(drawing).fill('Mine');
    await words(colleague).fill('Theirs');
    await colleague.saved();

    await page.getByRole('link', { name: say('designer.toList') }).click();
    await page.getByRole('dialog', { name: say('leaving.question') }).waitFor();
    await page.getByRole('button', { name: say('leaving.stay') }).click();

    await drawing.offline(false);
    const banner = page.getByRole('alert').filter({ hasText: say('conflict.text') });
    await banner.getByRole('button', { name: pattern('scenarios:conflict.theirs') }).click();
    await banner.waitFor({ state: 'detached' });
    assert.equal(await words(drawing).inputValue(), 'Theirs');
    await page.getByRole('button', { name: text('ui:actions.steps.undo'), exact: true }).click();
    assert.equal(((await drawing.saved()).steps[0] as { text?: string }).text, 'Mine');
  });
});

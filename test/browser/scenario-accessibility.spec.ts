import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN } from './support/product.js';
import { text, type Locale } from './support/texts.js';
import { Windows } from './support/windows.js';

interface Scenario {
  id: number;
  draft: { steps: { id: string; kind: string }[] };
}

const LOCALES: Locale[] = ['en', 'ru'];
const PANES = ['step', 'triggers', 'settings', 'revisions', 'runs', 'complaints'] as const;

describe('axe finds nothing in the designer', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  for (const locale of LOCALES) {
    it(`in its panes, the list, the funnel and the phone beside it (${locale})`, async () => {
      const { account, page } = await OperatorWindow.open(windows, ADMIN, { locale, scheme: 'auto' });
      const { items } = await account.get<{ items: { id: number; revision: number | null }[] }>('/api/scenarios');
      const published = items.findLast(({ revision }) => revision !== null);
      assert.ok(published, 'the demo has scenarios');
      const { draft } = await account.get<Scenario>(`/api/scenarios/${published.id}`);
      const say = (key: string): string => text(key, locale);
      const assertClean = async (what: string): Promise<void> => {
        // A hint that is shown while the pointer rests lies outside of every landmark.
        await page.mouse.move(700, 20);
        await page.getByRole('tooltip').waitFor({ state: 'detached' });
        await assertCleanInEveryLook(page, what);
      };

      await page.goto(`/scenarios/${published.id}?step=${draft.steps[0]?.id}`);
      for (const pane of PANES) {
        await page.getByRole('tab', { name: say(`scenarios:pane.${pane}`), exact: true }).click();
        await assertClean(pane);
        if (pane !== 'runs') continue;
        await page.getByText(say('trace:part.funnel'), { exact: true }).click();
        await page
          .getByRole('table')
          .or(page.getByText(say('trace:noFunnel.title')))
          .first()
          .waitFor();
        await assertClean('funnel');
      }
      await page
        .getByRole('complementary')
        .getByRole('button', { name: say('ui:close'), exact: true })
        .click();
      await assertClean('canvas');
      await page.getByRole('button', { name: say('scenarios:designer.asList'), exact: true }).click();
      await page.getByRole('region', { name: say('scenarios:designer.asList') }).waitFor();
      await assertClean('list');
      await page.getByRole('button', { name: say('ui:actions.steps.try'), exact: true }).click();
      await page
        .getByRole('complementary', { name: say('trial:title') })
        .getByRole('article')
        .nth(1)
        .waitFor();
      await assertClean('trial');
    });
  }
});

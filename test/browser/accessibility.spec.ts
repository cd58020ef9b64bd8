import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN } from './support/product.js';
import type { Locale } from './support/texts.js';
import { Windows, type WindowOptions } from './support/windows.js';

const SCHEMES = ['light', 'dark'] as const;
const LOCALES: Locale[] = ['en', 'ru'];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 380, height: 720 },
];

describe('axe finds nothing', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  for (const scheme of SCHEMES) {
    for (const locale of LOCALES) {
      for (const size of SIZES) {
        const look: WindowOptions = { scheme, locale, ...size };
        it(`on the pages before log-in (${scheme}, ${locale}, ${size.width} px)`, async () => {
          for (const path of ['/login', '/register', '/simulator']) {
            const page = await windows.open(path, look);
            await page.getByRole('heading', { level: 1 }).waitFor();
            await assertClean(page);
          }
        });

        it(`on a phone in use (${scheme}, ${locale}, ${size.width} px)`, async () => {
          const phone = await PhoneWindow.switchOn(windows, aClientName(), look);
          await phone.write('Hello');
          await phone.sendPicture();
          await phone.attach('simulator:attach.sampleVoice');
          await phone.waitUntilTaken('Hello');
          await assertClean(phone.page);
        });

        it(`on the pages of the console (${scheme}, ${locale}, ${size.width} px)`, async () => {
          const admin = await OperatorWindow.open(windows, ADMIN, look);
          const { items } = await admin.account.get<{ items: { id: number }[] }>('/api/dialogs?filter=all');
          const dialogs = items.slice(0, 1).map(({ id }) => `/chat/${id}?filter=all`);
          for (const path of ['/chat', ...dialogs, '/channels', '/channels?channel=new', '/settings', '/nowhere']) {
            await admin.page.goto(path);
            await admin.page.waitForLoadState('networkidle').catch(() => undefined);
            await assertClean(admin.page);
          }
        });
      }
    }
  }
});

async function assertClean(page: Page): Promise<void> {
  assert.deepEqual(await violations(page), [], page.url());
}

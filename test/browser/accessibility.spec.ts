import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertCleanInEveryLook, SCHEMES, violations } from './support/axe.js';
import { OperatorWindow } from './support/operator-window.js';
import { CONSOLE_PAGES, OPEN_PAGES } from './support/pages.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, DEMO_CHANNEL } from './support/product.js';
import { pattern, text, type Locale } from './support/texts.js';
import { Windows } from './support/windows.js';

const LOCALES: Locale[] = ['en', 'ru'];

describe('axe finds nothing', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  for (const locale of LOCALES) {
    it(`on the pages before log-in (${locale})`, async () => {
      const page = await windows.open('/login', { locale });
      for (const path of OPEN_PAGES) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await assertCleanInEveryLook(page);
      }
    });

    it(`on a phone in use (${locale})`, async () => {
      const phone = await PhoneWindow.switchOn(windows, aClientName(), { locale });
      await phone.write('Hello');
      await phone.sendPicture();
      await phone.attach('simulator:attach.sampleVoice');
      await phone.waitUntilTaken('Hello');
      await assertCleanInEveryLook(phone.page);
    });

    it(`on the pages of the console (${locale})`, async () => {
      const admin = await OperatorWindow.open(windows, ADMIN, { locale, scheme: 'auto' });
      const { items } = await admin.account.get<{ items: { id: number }[] }>('/api/dialogs?filter=all');
      const dialogs = items.slice(0, 1).map(({ id }) => `/chat/${id}?filter=all`);
      for (const path of [...CONSOLE_PAGES, ...dialogs]) {
        await admin.page.goto(path);
        await admin.page.waitForLoadState('networkidle').catch(() => undefined);
        await assertCleanInEveryLook(admin.page);
      }
    });
  }

  for (const scheme of SCHEMES) {
    it(`while a template is chosen and a voice note recorded (${scheme})`, async () => {
      const admin = await OperatorWindow.open(windows, ADMIN, { scheme });
      const phone = await PhoneWindow.switchOn(windows, aClientName(), { channel: DEMO_CHANNEL });
      await phone.write('Hello');
      await phone.waitUntilTaken('Hello');
      await admin.page.goto('/chat?filter=all');
      await admin.openDialog(phone.client);
      await admin.button('chat:composer.share').click();
      await admin.page.getByRole('menuitem', { name: pattern('ui:actions.write.template') }).click();
      const search = admin.page.getByRole('dialog').getByRole('combobox');
      await search.waitFor();
      await assertClean(admin.page);
      await search.fill('delivery');
      await search.press('Enter');
      await admin.page.getByRole('region', { name: text('chat:template.preview') }).waitFor();
      await assertClean(admin.page);
      await admin.page.reload();
      await admin.page.getByRole('button', { name: text('ui:actions.write.voice'), exact: true }).press('Enter');
      await admin.page.getByRole('meter', { name: text('chat:voice.level') }).waitFor();
      await assertClean(admin.page);
    });

    it(`on the form of a channel and on its page with templates (${scheme})`, async () => {
      const admin = await OperatorWindow.open(windows, ADMIN, { scheme, path: '/channels?channel=new&transport=whatsapp-gupshup' });
      await admin.button('channels:connect.submitChecked').waitFor();
      await assertClean(admin.page);
      const { items } = await admin.account.get<{ items: { id: number; key: string }[] }>('/api/channels');
      await admin.page.goto(`/channels?channel=${items.find(({ key }) => key === DEMO_CHANNEL)?.id}`);
      const templates = admin.page.getByRole('region', { name: text('channels:templates.title') });
      await templates.getByRole('listitem').first().getByRole('button').click();
      await templates.getByRole('group', { name: text('channels:templates.preview') }).waitFor();
      await assertClean(admin.page);
    });

    it(`on three phones of different messengers side by side (${scheme})`, async () => {
      const { page } = await PhoneWindow.switchOn(windows, aClientName(), { scheme, channel: DEMO_CHANNEL });
      for (const [index, transport] of ['telegram-bot', 'max'].entries()) {
        await page.goto(`/simulator?channel=demo-${transport}`);
        const name = page.getByLabel(text('simulator:setup.name'));
        const another = page.getByRole('button', { name: text('simulator:setup.another') });
        await name.or(another).first().waitFor();
        if (!(await name.isVisible())) await another.click();
        await name.fill(aClientName());
        await page.getByRole('button', { name: text('simulator:setup.create') }).click();
        await page
          .locator('section[data-skin]')
          .nth(index + 1)
          .waitFor();
      }
      await assertClean(page);
    });
  }
});

async function assertClean(page: Page): Promise<void> {
  assert.deepEqual(await violations(page), [], page.url());
}

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { Account } from './support/account.js';
import { SCHEMES, violations } from './support/axe.js';
import { Crm, DESK, type CrmWish } from './support/crm.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

/** Refused on purpose: by a frame that may not comment, by a site that is not listed. */
const REFUSED = /status of 40[13]|frame-ancestors|ERR_BLOCKED_BY_RESPONSE|violates the following/;
const [FIRST_PORT, UNLISTED_PORT] = [28_428, 28_436];

describe('the chats in a frame of another site', () => {
  let windows: Windows;
  let admin: Account;
  let anna: Account;
  let wish: Omit<CrmWish, 'port'>;
  let tokenId: number;
  const running: Crm[] = [];
  let port = FIRST_PORT;

  before(async () => {
    windows = await Windows.start({ allowed: REFUSED, flags: ['--test-third-party-cookie-phaseout'] });
    await onlyAnnaAtWork(windows, BORIS);
    admin = await Account.signIn(await windows.context(), ADMIN);
    anna = await Account.signIn(await windows.context(), ANNA);
    await anna.clearDesk();
    await anna.patch('/api/me', { locale: 'en', colorScheme: 'auto', status: 'online' });
    const ports = Array.from({ length: UNLISTED_PORT - FIRST_PORT }, (_, at) => `http://localhost:${FIRST_PORT + at}`);
    await admin.patch('/api/company', { embedOrigins: ports });
    const made = await admin.post<{ id: number; token: string }>('/api/api-tokens', { name: 'CRM', scopes: ['embed:write'] });
    const { company } = await anna.get<{ company: { id: number } }>('/api/me');
    tokenId = made.id;
    wish = { token: made.token, companyId: company.id, operatorId: anna.id };
  });
  afterEach(() => running.splice(0).forEach((crm) => crm.stop()));
  after(async () => {
    await admin.remove(`/api/api-tokens/${tokenId}`);
    await admin.patch('/api/company', { embedOrigins: [] });
    await windows.close();
  });

  /** A page of the CRM in a browser that nobody has signed in with. */
  async function aPage(more: Partial<CrmWish> & { width?: number } = {}): Promise<{ page: Page; frame: FrameLocator }> {
    const crm = await Crm.start({ ...wish, port: (port += 1) - 1, ...more });
    running.push(crm);
    const page = await windows.open(crm.url, { width: more.width ?? 420, height: 740 });
    return { page, frame: page.frameLocator('#deskwire') };
  }
  const inside = (page: Page): Frame => page.frames().find((one) => one.url().startsWith(DESK))!;
  const composer = (frame: FrameLocator) => frame.getByRole('textbox', { name: text('chat:composer.reply') });
  const row = (frame: FrameLocator, client: string) => frame.getByRole('link', { name: new RegExp(`^${client} `) });
  /** Hints of what is under the pointer float beside the page's parts; a frame does not hear that it was left, so it stays inside. */
  async function pointNowhere(page: Page): Promise<void> {
    await page.mouse.move(160, 560);
    await page.frameLocator('#deskwire').getByRole('tooltip').first().waitFor({ state: 'hidden' });
  }
  async function fits(page: Page, wide: number): Promise<void> {
    const width = await inside(page).evaluate<number>('document.documentElement.scrollWidth');
    assert.ok(width <= wide, `the frame of ${wide} pixels shows ${width}`);
  }

  it('are worked in with no cookie at all: a client writes, is answered, a picture is seen, and back to the list', async () => {
    const { page, frame } = await aPage();
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Do you see me in there?');
    await row(frame, phone.client).click();
    await frame.getByRole('article', { name: /Do you see me in there/ }).waitFor();
    await fits(page, 380);
    await composer(frame).fill('I do, from a frame');
    await composer(frame).press('Enter');
    await phone.bubble('I do, from a frame').waitFor();
    await phone.sendPicture();
    const picture = frame.getByRole('log').locator('img[src^="/api/frame-files/"]').last();
    await picture.waitFor();
    const wide = await picture.evaluate((image: { decode(): Promise<void>; naturalWidth: number }) =>
      image.decode().then(() => image.naturalWidth),
    );
    assert.ok(wide > 0, 'the picture is not seen');
    await frame.getByRole('button', { name: text('ui:back') }).click();
    await row(frame, phone.client).waitFor();
    assert.equal(await frame.getByRole('navigation').count(), 0, 'there is no rail');
    assert.deepEqual(await page.context().cookies(), []);
  });

  it('come back after a reload by another token', async () => {
    const { page, frame } = await aPage();
    const list = frame.getByRole('group', { name: text('chat:list.filters') });
    await list.waitFor();
    await page.reload();
    await list.waitFor();
  });

  it('that somebody ends say so within two seconds, and go on when it is wished', async () => {
    const { frame } = await aPage();
    await frame.getByRole('group', { name: text('chat:list.filters') }).waitFor();
    const { items } = await anna.get<{ items: { id: number; frame: { origin: string } | null }[] }>('/api/me/sessions');
    const [session] = items.filter((one) => one.frame?.origin === `http://localhost:${port - 1}`);
    await anna.remove(`/api/me/sessions/${session!.id}`);
    await frame.getByRole('heading', { name: text('app:frame.ended') }).waitFor({ timeout: 2_000 });
    await frame.getByRole('button', { name: text('app:frame.again') }).click();
    await frame.getByRole('group', { name: text('chat:list.filters') }).waitFor();
  });

  it('show nothing of what is switched off, and the server refuses it to a call made by hand', async () => {
    const { page, frame } = await aPage({ more: { disabled_actions: 'comment, SEARCH, fly' }, query: '?disabledActions=unread' });
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Only an answer, please');
    const asked = page.waitForRequest((request) => /\/api\/dialogs\/\d+\/messages/.test(request.url()));
    await row(frame, phone.client).click();
    const request = await asked;
    await composer(frame).waitFor();
    assert.equal(await frame.getByRole('button', { name: pattern('chat:composer.toComment') }).count(), 0);
    await frame.getByRole('button', { name: text('chat:dialog.more') }).click();
    await frame.getByRole('menuitem').first().waitFor();
    assert.equal(await frame.getByRole('menuitem', { name: text('ui:actions.dialog.unread') }).count(), 0);
    const answer = await fetch(request.url().split('?')[0]!, {
      method: 'POST',
      headers: { authorization: (await request.allHeaders())['authorization']!, 'content-type': 'application/json' },
      body: JSON.stringify({ clientMessageId: crypto.randomUUID(), kind: 'comment', text: 'By hand' }),
    });
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [403, 'disabled_in_frame']);
  });

  it('of one dialog have no way to another', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Me alone');
    await phone.waitUntilTaken('Me alone');
    const { items } = await anna.get<{ items: { id: number; client: { name: string } }[] }>('/api/dialogs?filter=all');
    const dialogId = items.find(({ client }) => client.name === phone.client)!.id;
    const { frame } = await aPage({ more: { dialog_id: dialogId } });
    await frame.getByRole('article', { name: /Me alone/ }).waitFor();
    assert.equal(await frame.getByRole('button', { name: text('ui:back') }).count(), 0);
    await composer(frame).fill('You alone');
    await composer(frame).press('Enter');
    await phone.bubble('You alone').waitFor();
  });

  it('are shown on no site that is not listed', async () => {
    const { page } = await aPage({ port: UNLISTED_PORT });
    await page.waitForLoadState('networkidle');
    assert.equal(inside(page), undefined);
    assert.ok(page.frames().some((frame) => frame.url().startsWith('chrome-error:')));
  });

  it('are clean for axe and fit, light and dark, in both languages, at 320 pixels too', async () => {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Look at me');
    for (const locale of ['en', 'ru'] as const) {
      await anna.patch('/api/me', { locale });
      const { page, frame } = await aPage();
      await row(frame, phone.client).waitFor();
      for (const width of [380, 320]) {
        await page.evaluate(`document.getElementById('deskwire').style.width = '${width}px'`);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          await pointNowhere(page);
          assert.deepEqual(await violations(inside(page)), [], `the list, ${locale}, ${colorScheme}, ${width}`);
          await row(frame, phone.client).click();
          await frame.getByRole('article', { name: /Look at me/ }).waitFor();
          await pointNowhere(page);
          assert.deepEqual(await violations(inside(page)), [], `the dialog, ${locale}, ${colorScheme}, ${width}`);
          await fits(page, width);
          await frame.getByRole('button', { name: text('ui:back', locale) }).click();
          await row(frame, phone.client).waitFor();
          await fits(page, width);
        }
      }
    }
    await anna.patch('/api/me', { locale: 'en' });
  });
});

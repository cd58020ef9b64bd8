import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { OperatorWindow } from './support/operator-window.js';
import { ADMIN } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { Windows } from './support/windows.js';

/** What opens the simulated account; see the simulator of personal numbers. */
const CODE = '12345';
const PASSWORD = 'demo';

describe('signing in to a personal number', () => {
  let windows: Windows;
  let page: Page;
  before(async () => {
    windows = await Windows.start({ allowed: /status of 422/ });
    const admin = await OperatorWindow.open(windows, ADMIN, { path: '/channels' });
    ({ page } = admin);
    const { items } = await admin.account.get<{ items: { id: number; key: string }[] }>('/api/channels');
    await page.goto(`/channels?channel=${items.find(({ key }) => key === 'demo-telegram-personal')?.id}`);
  });
  after(() => windows.close());

  const press = (key: string) => page.getByRole('button', { name: text(key), exact: true }).click();
  const signedIn = () =>
    page
      .getByRole('status')
      .getByText(/^Signed in/)
      .waitFor();

  async function signOut(): Promise<void> {
    await signedIn();
    await press('channels:signIn.out.action');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('channels:signIn.out.confirm'), exact: true })
      .click();
    await page.getByText(text('channels:signIn.state.signed_out')).waitFor();
  }

  it('with a QR code, which the phone scans', async () => {
    await signOut();
    await press('channels:signIn.qr.action');
    await page.getByRole('img', { name: text('channels:signIn.qr.label') }).waitFor();
    await signedIn();
  });

  it('with a code and the second password, each of which may be mistyped', async () => {
    await signOut();
    await page.getByRole('tab', { name: text('channels:signIn.phone.tab') }).click();
    await page.getByRole('textbox', { name: text('channels:signIn.phone.label') }).fill('+7 900 555-01-01');
    await press('channels:signIn.phone.action');
    const code = page.getByRole('textbox', { name: text('channels:signIn.code.label') });
    await code.fill('99999');
    await press('channels:signIn.code.action');
    await page.getByText(pattern('channels:channelRefusal.code_invalid')).waitFor();
    await code.fill(CODE);
    await code.press('Enter');
    const password = page.getByLabel(text('channels:signIn.password.label'), { exact: true });
    await password.fill('a guess');
    await press('channels:signIn.password.action');
    await page.getByText(pattern('channels:channelRefusal.password_invalid')).waitFor();
    await password.fill(PASSWORD);
    await password.press('Enter');
    await signedIn();
  });
});

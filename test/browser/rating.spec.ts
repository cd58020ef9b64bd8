import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import type { Account } from './support/account.js';
import { Windows } from './support/windows.js';

interface Rating {
  average: number | null;
  count: number;
}

/** The demo's own bot asks for a mark after every closing, and the company then leaves it to the bot. */
async function switchFeedbackBots(admin: Account, enabled: boolean): Promise<void> {
  const { items } = await admin.get<{ items: { id: number; name: string; state: string }[] }>('/api/scenarios');
  const state = enabled ? 'disabled' : 'published';
  const bots = items.filter((item) => item.state === state && /^(Feedback after closing|Отзыв после закрытия)/.test(item.name));
  assert.notEqual(bots.length, 0);
  for (const { id } of bots) await admin.patch(`/api/scenarios/${id}`, { enabled });
}

/** WhatsApp has room for three buttons below a message, and keeps more of them in a list. */
const CHANNELS = [
  { transport: 'telegram-bot', opensList: false },
  { transport: 'whatsapp-cloud', opensList: true },
];

describe('rating of what was closed', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let anna: OperatorWindow;
  let ratedBefore = 0;
  const question = `Were we of help, ${Date.now().toString(36)}?`;
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, BORIS);
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/settings' });
    await admin.account.patch('/api/company', { ratingQuestion: null });
    await switchFeedbackBots(admin.account, false);
    anna = await OperatorWindow.open(windows, ANNA);
    await anna.account.clearDesk();
    ratedBefore = (await anna.account.get<Rating>('/api/me/rating')).count;
  });
  after(async () => {
    await admin.account.patch('/api/company', { ratingQuestion: null });
    await switchFeedbackBots(admin.account, true);
    await windows.close();
  });

  it('an administrator switches the question on, and may word it', async () => {
    const form = admin.page.getByRole('region', { name: text('settings:rating.title') });
    await form.getByRole('switch', { name: text('settings:rating.ask') }).press('Space');
    const words = form.getByRole('textbox', { name: text('settings:rating.question') });
    assert.notEqual(await words.inputValue(), '');
    await words.fill(question);
    await assertCleanInEveryLook(admin.page, 'the question about ratings');
    const saved = admin.page.waitForResponse((answer) => answer.url().endsWith('/api/company') && answer.request().method() === 'PATCH');
    await form.getByRole('button', { name: text('ui:save') }).click();
    assert.equal((await saved).status(), 200);
  });

  for (const { transport, opensList } of CHANNELS) {
    it(`the client is asked once and answers by a button; the dialog stays closed, the operator's star follows: ${transport}`, async () => {
      const phone = await PhoneWindow.switchOn(windows, aClientName(), { channel: `demo-${transport}` });
      await phone.write('Is my order ready?');
      await anna.openDialog(phone.client);
      await anna.reply('It is');
      await phone.bubble('It is').waitFor();
      await anna.page.getByRole('button', { name: `${text('chat:dialog.close')} E`, exact: true }).click();
      await anna.row(phone.client).waitFor({ state: 'detached' });

      await phone.bubble(question).waitFor();
      if (opensList) await phone.page.getByRole('button', { name: text('simulator:bubble.list') }).click();
      await phone.page.getByRole('button', { name: '5', exact: true }).click();
      await phone.bubble(/Thank you for your rating|Спасибо за оценку/).waitFor();
      ratedBefore += 1;
      const star = pattern('app:rail.rating', 'en', { count: String(ratedBefore) });
      await anna.page.getByRole('img', { name: star }).waitFor();
      assert.equal(await phone.bubble(question).count(), 1);

      await anna.page.goto('/chat?filter=closed');
      await anna.openDialog(phone.client);
      await anna.page
        .getByRole('log')
        .getByText(text('chat:system.client_rated', 'en', { score: '5' }))
        .waitFor();
      await anna.page.goto('/chat');
    });
  }
});

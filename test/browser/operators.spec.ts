import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import { aNewEmail, dismiss, linkOf } from './support/invited-people.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

interface StaffMember {
  id: number;
  email: string;
}

describe('operators', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  const come: number[] = [];
  before(async () => {
    windows = await Windows.start();
    await onlyAnnaAtWork(windows, ANNA, BORIS);
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/settings/operators' });
    await admin.account.patch('/api/me', { status: 'away' });
    await admin.account.clearDesk();
  });
  after(async () => {
    await dismiss(admin.account, come).finally(() => windows.close());
  });

  it('three are invited by list, one is no address; one comes by the link and stands in the list', async () => {
    const { page } = admin;
    const [first, second, third] = [aNewEmail('clara'), aNewEmail('dora'), aNewEmail('emil')];
    await page.getByRole('button', { name: text('operators:invite'), exact: true }).click();
    const window = page.getByRole('dialog');
    await window.getByLabel(text('people:list')).fill(`Clara Test, ${first}\n${second}; ${third}\nnobody at all`);
    await window.getByText(text('people:sum.invited_other', 'en', { count: '3' })).waitFor();
    await assertCleanInEveryLook(page, 'the window that invites');
    await window.getByRole('button', { name: text('people:inviteCount_other', 'en', { count: '3' }) }).press('Enter');
    const results = window.getByRole('region', { name: text('people:results') });
    await results.getByText(first, { exact: true }).first().waitFor();
    assert.equal(await results.getByText(text('people:done.invited'), { exact: true }).count(), 3);
    // What was wrong stays, to be put right.
    assert.equal(await window.getByLabel(text('people:list')).inputValue(), 'nobody at all');
    await page.keyboard.press('Escape');

    const clara = await OperatorWindow.accept(windows, await linkOf(admin.account, first), 'Clara');
    come.push(clara.account.id);
    await page.getByRole('link', { name: 'Test Clara' }).first().waitFor();
    const invitations = page.getByRole('region', { name: text('operators:invitations') });
    await invitations.getByText(first).first().waitFor({ state: 'detached' });
    await invitations.getByRole('button', { name: `${text('operators:revoke')} ${second}` }).press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('operators:revoke') })
      .click();
    await invitations.getByText(second).first().waitFor({ state: 'detached' });
    await admin.account.remove(`/api/invitations/${await idOf(third)}`);
    await clara.page.context().close();
  });

  it('somebody is found as one types, and his card is changed', async () => {
    const { page } = admin;
    await page.goto('/settings/operators');
    await page.getByRole('searchbox', { name: text('operators:find') }).fill('anna@');
    await page.waitForURL(/find=anna/);
    const { items } = await admin.account.get<{ items: StaffMember[] }>('/api/staff?search=anna@');
    assert.deepEqual(
      items.map(({ email }) => email),
      [ANNA],
    );
    await page.getByRole('table').getByRole('row').nth(1).getByRole('link').press('Enter');
    const limit = page.getByLabel(text('operators:ownLimit'));
    await limit.fill('7');
    await page.getByRole('button', { name: text('ui:save') }).press('Enter');
    await page.getByText(text('operators:saved')).waitFor();
    await assertCleanInEveryLook(page, 'the card');
    await limit.fill('');
    await page.getByRole('button', { name: text('ui:save') }).press('Enter');
    await page.getByRole('link', { name: text('operators:back') }).click();
    // The way back leads to the same list.
    assert.equal(await page.getByRole('searchbox', { name: text('operators:find') }).inputValue(), 'anna@');
  });

  it('whoever is blocked is signed out of his window, and his chat is with somebody else', async () => {
    const { page } = admin;
    const email = aNewEmail('boris');
    await admin.account.post('/api/invitations', { text: email, role: 'operator', groupIds: await groupsOf(ANNA) });
    const felix = await OperatorWindow.accept(windows, await linkOf(admin.account, email), 'Felix');
    come.push(felix.account.id);
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Who is there?');
    await felix.openDialog(phone.client);
    const anna = await OperatorWindow.open(windows, ANNA);

    await page.goto(`/settings/operators?operator=${felix.account.id}`);
    await page.getByRole('button', { name: text('operators:step.block') }).click();
    const question = page.getByRole('dialog');
    // What other tests left waiting may have come to him too.
    const one = question.getByText(pattern('operators:handsOver_one'));
    await one.or(question.getByText(pattern('operators:handsOver_other'))).waitFor();
    await question.getByRole('button', { name: text('operators:step.block') }).click();
    await felix.page.waitForURL(/\/login/);
    await anna.row(phone.client).waitFor();
    await page.getByRole('button', { name: text('operators:step.unblock') }).waitFor();
    await anna.account.clearDesk();
  });

  it('nobody blocks himself, and it says why', async () => {
    await admin.page.goto(`/settings/operators?operator=${admin.account.id}`);
    await admin.page.getByText(text('operators:whyNotYourself')).waitFor();
    await admin.page.getByText(text('operators:whyOwnRole')).waitFor();
    assert.equal(await admin.page.getByRole('button', { name: pattern('operators:step.block') }).count(), 0);
  });

  async function idOf(email: string): Promise<number> {
    const { items } = await admin.account.get<{ items: StaffMember[] }>('/api/invitations');
    return items.find((invitation) => invitation.email === email)?.id ?? 0;
  }

  async function groupsOf(email: string): Promise<number[]> {
    const { items } = await admin.account.get<{ items: { groups: { id: number }[] }[] }>(`/api/staff?search=${email}`);
    return items[0]?.groups.map(({ id }) => id) ?? [];
  }
});

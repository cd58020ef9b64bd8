import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertCleanInEveryLook } from './support/axe.js';
import type { DialogRow } from './support/account.js';
import { aNewEmail, dismiss, invite } from './support/invited-people.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS } from './support/product.js';
import { pattern, text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

interface RoleList {
  custom: { id: number; name: string; permissions: string[] }[];
}

describe('roles of a company’s own', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let roleId = 0;
  const name = `Reader ${Date.now()}`;
  const come: number[] = [];
  before(async () => {
    windows = await Windows.start({ allowed: /status of 403/ });
    await onlyAnnaAtWork(windows, ANNA, BORIS);
    admin = await OperatorWindow.open(windows, ADMIN, { path: '/settings/roles' });
    await admin.account.patch('/api/me', { status: 'away' });
  });
  after(async () => {
    await dismiss(admin.account, come).finally(() => windows.close());
  });

  const tick = (permission: string) => admin.page.getByRole('checkbox', { name: text(`roles:permission.${permission}`), exact: true });
  const tab = (key: string) => admin.page.getByRole('tab', { name: pattern(`roles:${key}`) });

  it('one is made by keyboard; what it needs is ticked with it, and what it counts as follows', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: text('roles:add') }).press('Enter');
    await page.getByLabel(text('roles:name')).fill(name);
    await page.getByText(text('roles:countsAs.operator')).waitFor();
    await tick('all_chats').press('Space');
    await page.getByText(text('roles:countsAs.supervisor')).waitFor();
    await tab('actions').press('Enter');
    await tick('invite_operators').press('Space');
    await page.getByText(text('roles:tickedToo', 'en', { what: `“${text('roles:permission.operators')}”` })).waitFor();
    await assertCleanInEveryLook(page, 'a new role');
    await page.getByRole('button', { name: text('roles:addIt') }).press('Enter');
    await page.getByRole('heading', { name, level: 2 }).waitFor();
    const { custom } = await admin.account.get<RoleList>('/api/roles');
    const role = custom.find((each) => each.name === name);
    assert.deepEqual(role?.permissions.toSorted(), ['all_chats', 'invite_operators', 'operators']);
    roleId = role?.id ?? 0;
  });

  it('whoever has it does what it allows, is refused the rest, and what is changed of it is there without a new log-in', async () => {
    const greta = await OperatorWindow.accept(windows, await invite(admin.account, aNewEmail('greta'), { customRoleId: roleId }), 'Greta');
    come.push(greta.account.id);
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Good morning');
    await greta.page.goto('/chat?filter=all');
    await greta.openDialog(phone.client);
    await greta.page.getByText(text('chat:composer.roleMayNotWrite')).waitFor();
    for (const action of ['close', 'claim']) {
      assert.equal(await greta.page.getByRole('button', { name: pattern(`ui:actions.dialog.${action}`) }).count(), 0, action);
    }
    const dialog = /\/chat\/(\d+)/.exec(greta.page.url())?.[1];
    assert.equal(await greta.account.statusOf('POST', `/api/dialogs/${dialog}/close`), 403);
    assert.equal(await greta.account.statusOf('POST', '/api/tags', { label: 'Mine' }), 403);
    assert.equal(await greta.account.statusOf('GET', '/api/staff'), 200);

    await tab('actions').click();
    await tick('write_messages').check();
    await admin.page.getByRole('button', { name: text('ui:save') }).click();
    await greta.composer.waitFor();
    await greta.reply('How can I help?');
    await phone.bubble('How can I help?').waitFor();

    // What she answers is hers; a colleague's chat goes with the right to see all.
    const other = await PhoneWindow.switchOn(windows, aClientName());
    await other.write('And another one');
    await greta.row(other.client).waitFor();
    const { items } = await admin.account.get<{ items: DialogRow[] }>('/api/dialogs?filter=all&limit=100');
    const id = items.find(({ client }) => client.name === other.client)?.id;
    await admin.account.post(`/api/dialogs/${id}/claim`);
    await tick('write_messages').uncheck();
    await tab('sections').click();
    await tick('all_chats').uncheck();
    await admin.page.getByRole('button', { name: text('ui:save') }).click();
    await greta.row(other.client).waitFor({ state: 'detached' });
    assert.equal(await greta.account.statusOf('GET', `/api/dialogs/${id}`), 404);
  });

  it('is deleted only with another one for whoever has it', async () => {
    const { page } = admin;
    await page.goto(`/settings/roles?role=${roleId}`);
    await page.getByRole('button', { name: text('roles:delete') }).click();
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: text('roles:delete') }).click();
    await question.getByText(text('roles:replacementMissing')).waitFor();
    await question.getByRole('combobox', { name: text('roles:replacement') }).click();
    await question.getByRole('option', { name: text('people:role.operator'), exact: true }).click();
    await question.getByRole('button', { name: text('roles:delete') }).click();
    await page.getByText(text('roles:deleted', 'en', { name })).waitFor();
    const { items } = await admin.account.get<{ items: { id: number; role: string; customRole: unknown }[] }>('/api/staff?search=greta');
    const greta = items.find(({ id }) => come.includes(id));
    assert.deepEqual([greta?.role, greta?.customRole], ['operator', null]);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account, DialogRow } from './support/account.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ADMIN, ANNA, BORIS, DEMO_CHANNEL } from './support/product.js';
import { Windows } from './support/windows.js';

interface Channel {
  id: number;
  key: string;
  autoAssign: boolean;
}

describe('the lightning button', () => {
  let windows: Windows;
  let admin: OperatorWindow;
  let anna: OperatorWindow;
  let boris: OperatorWindow;
  let channel: Channel;
  before(async () => {
    windows = await Windows.start();
    admin = await OperatorWindow.open(windows, ADMIN);
    anna = await OperatorWindow.open(windows, ANNA);
    boris = await OperatorWindow.open(windows, BORIS);
    const { items } = await admin.account.get<{ items: Channel[] }>('/api/channels');
    channel = items.find(({ key }) => key === DEMO_CHANNEL)!;
    await admin.account.patch(`/api/channels/${channel.id}`, { autoAssign: false });
    await takeAllNew(anna.account);
    await boris.account.clearDesk();
  });
  after(async () => {
    await admin.account.patch(`/api/channels/${channel.id}`, { autoAssign: channel.autoAssign });
    await boris.account.clearDesk();
    await boris.account.patch('/api/me', { status: 'offline' });
    await windows.close();
  });

  it('takes up to three new dialogs, and none of them twice when two press it at the same time', async () => {
    const clients = Array.from({ length: 5 }, aClientName);
    for (const client of clients) await (await PhoneWindow.switchOn(windows, client)).write('Is anybody there?');
    for (const operator of [anna, boris]) {
      await operator.page.goto('/chat?filter=new');
      await operator.row(clients[4]!).waitFor();
    }

    const answers = [anna, boris].map((operator) =>
      operator.page.waitForResponse((response) => response.url().endsWith('/api/dialogs/claim-new')),
    );
    await Promise.all([anna, boris].map((operator) => operator.button('ui:actions.list.lightning').click()));
    await Promise.all(answers);

    const taken = await Promise.all([anna, boris].map(({ account }) => account.get<{ items: DialogRow[] }>('/api/dialogs?filter=mine')));
    const names = taken.map(({ items }) => items.map(({ client }) => client.name));
    assert.deepEqual(names.flat().sort(), clients.sort(), 'each dialog has exactly one operator');
    assert.ok(
      names.every(({ length }) => length <= 3),
      'nobody took more than three',
    );
    await anna.page.goto('/chat?filter=mine');
    for (const client of names[0]!) await anna.row(client).waitFor();
  });
});

/** Leaves nothing in New, so that only this test's dialogs can be taken. */
async function takeAllNew(account: Account): Promise<void> {
  let taken: DialogRow[];
  do {
    await account.clearDesk();
    ({ items: taken } = await account.post<{ items: DialogRow[] }>('/api/dialogs/claim-new'));
  } while (taken.length > 0);
}

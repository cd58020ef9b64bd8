import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { phoneOf } from './support/load.js';
import { charged, PackedCompany } from './support/packed-company.js';
import { until } from './support/until.js';
import { messagesWebhook, newMessageId, textFrom } from './support/webhooks.js';

const DIALOGS = 600;

describe('packages of dialogs run out at once', { timeout: 300_000 }, () => {
  let company: PackedCompany;

  before(async () => {
    company = await PackedCompany.start();
  });
  after(() => company?.stop());

  it('F39: fifty first messages at once with a balance for one top-up: one top-up, nobody for nothing', async () => {
    await company.has({ size: 10, price: 2_000, single: 250 }, 2_000 + 5 * 250 + 100);
    await company.firstMessages(50);
    const now = await company.books();
    assert.deepEqual(now, {
      balance: 100,
      ledger: 100,
      topUps: 1,
      paid: { package: 10, single: 5, nobody: 35 },
      blocked: 35,
      withheld: 35,
    });
    await company.addsUp();
  });

  it('F41: as funds come, all that was blocked is given back at once, in order, and charged once', async () => {
    const line = await company.admin.connect();
    await company.funds(4 * 2_000);
    await until('nothing is blocked', 60_000, async () => (await company.books()).blocked === 0);
    const now = await company.books();
    assert.deepEqual([now.balance, now.topUps, now.paid, now.withheld], [100, 5, { package: 45, single: 5 }, 0]);
    await until(
      'the console has heard of all',
      30_000,
      async () => line.messages.filter(({ kind }) => kind === 'from_client').length >= 35,
    );
    const shown = line.messages.filter(({ kind }) => kind === 'from_client').map(({ id }) => id);
    assert.equal(new Set(shown).size, shown.length);
    assert.deepEqual(
      shown,
      shown.toSorted((a, b) => a - b),
    );
    line.cut();
    await company.addsUp();
  });

  it('F41: six hundred blocked dialogs come back with two messages each: once, in order, to every console, and no operator gets more than his limit', async () => {
    await company.has({ size: 100, price: 2_000, single: 1_000_000 }, 0);
    await company.usesUp();
    const from = company.people;
    await company.firstMessages(DIALOGS);
    for (let n = 1; n <= DIALOGS; n += 1) await company.channel.write(phoneOf(from + n), 'Second');
    assert.equal((await company.books()).withheld, 2 * DIALOGS);
    // She holds some already, and may get three more.
    await company.product.rows(
      `update company c set max_open_dialogs = 3 + (select max(p.open_dialogs) from operator_presence p where p.company_id = c.id)`,
    );
    const lines = await Promise.all([company.admin.connect(), company.admin.connect(), company.admin.connect()]);
    await company.funds((DIALOGS / 100) * 2_000);
    // Whoever writes meanwhile is stored, also in a dialog that is just coming back.
    for (let n = 0; n < 20; n += 1) await company.channel.write(phoneOf(from + DIALOGS - n), 'Third');
    await until('nothing is blocked', 120_000, async () => (await company.books()).blocked === 0);
    const now = await company.books();
    assert.deepEqual([now.balance, now.withheld, now.paid['nobody'] ?? 0], [0, 0, 0]);
    for (const line of lines) {
      const shown = (): number[] => line.messages.filter(({ kind }) => kind === 'from_client').map(({ id }) => id);
      await until('the console has heard of all', 60_000, () => new Set(shown()).size === 2 * DIALOGS + 20);
      assert.equal(shown().length, 2 * DIALOGS + 20, 'nothing comes twice');
      const order = Map.groupBy(line.events, ({ dialogId }) => dialogId);
      for (const events of order.values()) {
        const texts = events.flatMap(({ kind, message }) =>
          kind === 'message_added' && message?.kind === 'from_client' ? (message.text ?? '') : [],
        );
        assert.deepEqual(
          texts.map((text) => text.split(' ')[0]),
          ['First', 'Second', 'Third'].slice(0, texts.length),
        );
      }
      assert.deepEqual([line.toldToReload, line.closed], [false, false]);
      line.cut();
    }
    const loads = `select count(*) from operator_presence p join company c on c.id = p.company_id where p.open_dialogs > c.max_open_dialogs`;
    assert.equal(await company.product.count(loads), 0);
    await company.addsUp();
  });

  it('F18: ten copies of a first message at once are one charge', async () => {
    await company.has({ size: 1_000, price: 2_000, single: 250 }, 2_000);
    const before = await company.books();
    for (let round = 0; round < 5; round += 1) {
      const message = textFrom(phoneOf((company.people += 1)), newMessageId(), 'First');
      const webhook = messagesWebhook(company.channel.number, [message]);
      await Promise.all(Array.from({ length: 10 }, () => company.channel.post(webhook)));
    }
    const now = await company.books();
    assert.deepEqual([charged(now) - charged(before), now.topUps - before.topUps, now.balance], [5, 1, 0]);
  });

  it('a thousand first messages at once cause one top-up of a thousand, not two', async () => {
    await company.has({ size: 1_000, price: 2_000, single: 1_000_000 }, 10_000);
    const before = await company.books();
    await company.usesUp();
    await company.firstMessages(1_000);
    const now = await company.books();
    assert.deepEqual([charged(now) - charged(before), now.topUps - before.topUps, now.balance, now.blocked], [1_000, 1, 8_000, 0]);
  });
});

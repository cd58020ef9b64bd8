import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { charged, PackedCompany } from './support/packed-company.js';
import type { Part } from './support/product.js';
import { until } from './support/until.js';

const KILLS = 20;
const KILLED: Part[] = ['Workers', 'API', 'PostgreSQL'];

describe('everything is killed around packages of dialogs', { timeout: 540_000 }, () => {
  let company: PackedCompany;

  before(async () => {
    company = await PackedCompany.start();
  });
  after(() => company?.stop());

  it('F40: workers, API and database are killed around counting, topping up and unblocking: every charge is made once', async () => {
    await company.has({ size: 7, price: 1_400, single: 1_000_000 }, 0);
    const before = await company.books();
    let written = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const part = KILLED[kill % KILLED.length] ?? 'Workers';
      const writing = company.firstMessages(10);
      const paying = sleep(kill * 7).then(() => until('the money is there', 60_000, () => pay(1_400)));
      await sleep((kill * 37) % 150);
      await until(`${part} is killed`, 60_000, async () => killed(part));
      await Promise.all([writing, paying]);
      written += 10;
      await until('it is there again', 60_000, async () => (await fetch(`${company.product.url}/readyz`)).ok);
    }
    await company.funds(20 * 1_400);
    await until('nothing is blocked', 120_000, async () => (await company.books()).blocked === 0);
    const now = await company.books();
    assert.equal(charged(now) - charged(before), written);
    assert.equal(now.balance, now.ledger);
    assert.equal(now.topUps - before.topUps, Math.ceil(written / 7));
    await company.addsUp();
  });

  it('after all of it the statement adds up line by line, and the report has as many active dialogs as people wrote', async () => {
    const lines = await statement();
    let left = 0;
    for (const { amountMinor, balanceAfterMinor } of lines.toReversed()) assert.equal((left += amountMinor), balanceAfterMinor);
    assert.equal(left, (await company.books()).balance);

    // The channel is one of the WhatsApp Business API, which the report leaves out unless it is asked for.
    const asked = `/api/reports/active-dialogs?preset=last_30_days&by=day&channelIds=${company.channel.id}`;
    const dialogs = async (): Promise<number> => (await company.admin.get<{ dialogs: number }>(asked)).body.dialogs;
    await until('the report has counted all', 60_000, async () => (await dialogs()) === company.people);
  });

  interface Line {
    amountMinor: number;
    balanceAfterMinor: number;
  }

  /** All lines of the running month, newest first. */
  async function statement(): Promise<Line[]> {
    const lines: Line[] = [];
    for (let cursor = ''; ;) {
      const { body } = await company.admin.get<{ rows: Line[]; next: string | null }>(`/api/billing/statement?limit=200${cursor}`);
      lines.push(...body.rows);
      if (body.next === null) return lines;
      cursor = `&cursor=${body.next}`;
    }
  }

  /** False while it is being started anew. */
  function killed(part: Part): boolean {
    try {
      return company.product.kill(part) > 0;
    } catch {
      return false;
    }
  }

  /** Funds by one transaction, which may be lost with the database: then the money did not come. */
  async function pay(minor: number): Promise<boolean> {
    try {
      await company.funds(minor);
      return true;
    } catch {
      return false;
    }
  }
});

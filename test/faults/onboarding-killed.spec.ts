import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { Operator, type Reply } from './support/operator.js';
import { Product, type Part } from './support/product.js';
import { until } from './support/until.js';

const PARTS: Part[] = ['API', 'Workers', 'Temporal', 'PostgreSQL'];
const KILLS = 3;
const EMAIL = 'anna@rolls.test';

interface Onboarding {
  state: string;
  current: string | null;
  steps: { id: string; state: string }[];
  fields: { step: string; field: string; value: unknown; revision: number }[];
}

describe('everything is killed while two tabs fill in an onboarding', { timeout: 400_000 }, () => {
  let product: Product;
  let tabs: [Operator, Operator];
  let companyId: number;
  before(async () => {
    product = await Product.start();
    tabs = [await Operator.register(product, EMAIL, 'Warm Bread'), await Operator.signIn(product, EMAIL)];
    const [company] = await product.rows<{ company_id: string }>('select company_id from operator where email = $1', [EMAIL]);
    companyId = Number(company?.company_id);
  });
  after(() => product?.stop());

  /** As the console does: what was not taken is sent again, until somebody says that it is kept. */
  const taken = <T>(what: string, send: () => Promise<Reply<T>>): Promise<Reply<T>> =>
    until(what, 120_000, async () => {
      const reply = await send();
      return reply.status < 500 && reply;
    });
  const read = async (tab: Operator): Promise<Onboarding> => (await taken('reading', () => tab.get<Onboarding>('/api/onboarding'))).body;

  /** Everything that runs dies at once, without a warning; the launcher starts each again. */
  async function killAll(): Promise<void> {
    for (const part of PARTS) {
      const pid = product.pidOf(part);
      try {
        if (pid !== undefined) process.kill(pid, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    await until('it is there again', 120_000, async () => (await fetch(`${product.url}/readyz`)).ok);
  }

  /** Types into fields of its own and into one that both type into; resolves with what was kept last, by field. */
  async function type(tab: Operator, own: string[], isOver: () => boolean): Promise<Map<string, { value: string; revision: number }>> {
    const kept = new Map<string, { value: string; revision: number }>();
    for (let n = 0; !isOver() || n < own.length + 1; n += 1) {
      const field = [...own, 'company/name'][n % (own.length + 1)] ?? '';
      const value = `${tab === tabs[0] ? 'first' : 'second'} ${n}`;
      const { body } = await taken(`${field} is kept`, () => tab.put<{ revision: number }>(`/api/onboarding/fields/${field}`, { value }));
      kept.set(field, { value, revision: body.revision });
    }
    return kept;
  }

  it('F43: nothing that was kept is lost, the last write of a field stays, and it stands at the same step', async () => {
    assert.equal((await tabs[0].post('/api/onboarding/steps/company/skip')).status, 200);
    let over = false;
    const typing = Promise.all([
      type(tabs[0], ['center/greeting', 'operators/text'], () => over),
      type(tabs[1], ['channels/telegram-bot.name', 'company/timeZone'], () => over),
    ]);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(1_500);
      await killAll();
    }
    over = true;
    const [first, second] = await typing;
    const { current, fields } = await read(tabs[1]);
    assert.equal(current, 'channels');
    const found = new Map(fields.map(({ step, field, value, revision }) => [`${step}/${field}`, { value, revision }]));
    const shared = [first, second].flatMap((kept) => kept.get('company/name') ?? []).sort((a, b) => b.revision - a.revision)[0];
    assert.deepEqual(found, new Map([...first, ...second, ['company/name', shared]]));
  });

  it('F43: invitations go out once, however often "continue" is pressed and whatever dies meanwhile', async () => {
    const text = Array.from({ length: 40 }, (_, n) => `guest${n}@rolls.test`).join('\n');
    assert.equal((await tabs[0].put('/api/onboarding/fields/operators/text', { value: text })).status, 200);
    const presses = tabs.map((tab) => taken('invited', () => tab.post('/api/onboarding/steps/operators/complete')));
    await sleep(20);
    await killAll();
    for (const { status } of await Promise.all(presses)) assert.equal(status, 200);
    const invited = await product.rows<{ email: string; times: string }>(
      `select email, count(*) as times from invitation where company_id = $1 group by email`,
      [companyId],
    );
    assert.equal(invited.length, 40);
    assert.ok(invited.every(({ times }) => Number(times) === 1));
    assert.equal((await read(tabs[0])).steps.find(({ id }) => id === 'operators')?.state, 'done');
  });

  it('F12: a process that Temporal has lost begins again from the tables, and knows where the company stands', async () => {
    const connection = await Connection.connect({ address: product.innards.temporalAddress });
    try {
      const process = new Client({ connection }).workflow.getHandle(`onboarding:${companyId}`);
      const stands = async (): Promise<string[]> => {
        const state = await process.query<{ current: string; steps: { id: string; state: string }[] }>('onboardingState');
        return [state.current, ...state.steps.filter((step) => step.state !== 'open').map(({ id }) => id)];
      };
      await until('the process has heard of the colleagues', 60_000, async () => (await stands()).includes('operators'));
      await process.terminate('lost by a fault test');
      assert.equal((await tabs[0].post('/api/onboarding/steps/channels/skip')).status, 200);
      await until('it is there again', 60_000, async () => (await process.describe()).status.name === 'RUNNING');
      assert.deepEqual(await stands(), ['center', 'company', 'channels', 'operators']);
    } finally {
      await connection.close();
    }
  });
});

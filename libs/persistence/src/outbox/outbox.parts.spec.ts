import { JobsDatabase } from '../jobs-database.js';
import { StoreUnderTest } from '../testing/store-under-test.js';
import { OutboxQueue } from './outbox.queue.js';

describe('two relays share the outbox by processes', () => {
  let store: StoreUnderTest;
  let jobs: JobsDatabase;
  beforeEach(async () => {
    store = await StoreUnderTest.start();
    jobs = new JobsDatabase({ url: store.jobsUrl, poolSize: 2, onError: () => undefined });
    await store.rows('delete from outbox');
  });
  afterEach(async () => {
    await jobs.close();
    await store.stop();
  });

  const add = (process: string, workflowId: string): Promise<unknown> =>
    store.rows(`insert into outbox (company_id, process, action, workflow_id, payload) values ($1, $2, 'start', $3, '{}')`, [
      ...[store.companyId, process, workflowId],
    ]);
  const claimed = async (taken: boolean): Promise<string[]> =>
    (await new OutboxQueue(jobs, { processes: ['billing'], taken }).claim(50)).map(({ workflowId }) => workflowId).sort();

  it('what is behind a thousand others is the first of its own, and nothing is carried by both', async () => {
    await store.rows(
      `insert into outbox (company_id, process, action, workflow_id, payload)
       select $1, 'waiting', 'start', 'waiting:' || n, '{}' from generate_series(1, 1000) n`,
      [store.companyId],
    );
    await add('billing', 'billing:1');
    expect(await claimed(true)).toEqual(['billing:1']);
    const others = await claimed(false);
    expect(others).toHaveLength(50);
    expect(others.every((workflowId) => workflowId.startsWith('waiting:'))).toBe(true);
    expect(await claimed(true)).toEqual([]);
  });

  it('of one workflow only the oldest row is taken, as before', async () => {
    await add('billing', 'billing:1');
    await add('billing', 'billing:1');
    expect(await claimed(true)).toEqual(['billing:1']);
    expect(await claimed(true)).toEqual([]);
  });

  it('a queue of nobody in particular takes them all', async () => {
    await add('billing', 'billing:1');
    await add('waiting', 'waiting:1');
    expect((await new OutboxQueue(jobs).claim(50)).map(({ workflowId }) => workflowId).sort()).toEqual(['billing:1', 'waiting:1']);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { HookedCompany } from '../../testing/hooked-company.js';

describe('events that keep coming', () => {
  let company: HookedCompany;
  beforeEach(async () => {
    company = await HookedCompany.create();
    await company.startWorkers();
  });
  afterEach(() => company.dispose());

  it('are all told, also those that come while the log is being read', async () => {
    const webhook = await company.hasWebhook();
    for (let n = 0; n < 120; n += 1) {
      await company.aTag(`tag ${n}`);
      // As the API does after each commit: it hits a reading that is under way sooner or later.
      await company.rig.rows(`select pg_notify('deskwire_wake', 'event')`);
      await sleep(n % 12);
    }
    await company.settled(webhook, 120);
    expect((await company.deliveries(webhook)).every(({ state }) => state === 'delivered')).toBe(true);
  });
});

import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { verify } from '../../testing/hook-receiver.js';
import { HookedCompany } from '../../testing/hooked-company.js';
import { eventually } from '../../testing/rig.js';

describe('several workers for one log', () => {
  let company: HookedCompany;
  beforeEach(async () => (company = await HookedCompany.create()));
  afterEach(() => company.dispose());

  const labels = (): unknown[] => company.receiver.received.map(({ body }) => body.label).sort();
  const names = (from: number, to: number): string[] =>
    Array.from({ length: to - from }, (_, n) => `tag ${String(from + n).padStart(3, '0')}`);

  it('tell of everything once, also when the one that follows the log ends', async () => {
    const webhook = await company.hasWebhook();
    const [first] = await Promise.all([company.startWorkers(), company.startWorkers()]);
    for (const name of names(0, 40)) await company.aTag(name);
    const ended = first.stop(10_000);
    for (const name of names(40, 80)) await company.aTag(name);
    await ended;
    await company.settled(webhook, 80);
    expect(labels()).toEqual(names(0, 80));
    expect((await company.deliveries(webhook)).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('a transaction that commits late is told of, though younger ones were told before it', async () => {
    const webhook = await company.hasWebhook();
    await company.startWorkers();
    const slow = await company.rig.owner.connect();
    try {
      await slow.query('begin');
      const { rows } = await slow.query<{ id: string }>(`insert into tag (company_id, label) values ($1, 'slow') returning id`, [
        company.rig.companyId,
      ]);
      const data = JSON.stringify({ tagId: Number(rows[0]?.id) });
      await slow.query(`insert into event (company_id, kind, data) values ($1, 'tag_added', $2)`, [company.rig.companyId, data]);
      await company.aTag('quick');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await slow.query('commit');
    } finally {
      slow.release();
    }
    await company.settled(webhook, 2);
    expect(labels()).toEqual(['quick', 'slow']);
  });

  it('what happened before a webhook was there is not told to it, and nothing that happens afterwards is missed', async () => {
    await company.startWorkers();
    await company.aTag('before');
    const webhook = await company.hasWebhook();
    await company.aTag('after');
    await company.settled(webhook, 1);
    expect(labels()).toEqual(['after']);
  });

  it('what happened while no workers ran is told when they come', async () => {
    const webhook = await company.hasWebhook();
    for (const name of names(0, 700)) await company.aTag(name);
    await company.startWorkers();
    await company.settled(webhook, 700, 60_000);
    expect(labels()).toEqual(names(0, 700));
  });

  // F65
  it('a delivery whose worker died before it could note the answer goes once more, under the same id', async () => {
    const webhook = await company.hasWebhook();
    await company.aTag('one');
    await company.startWorkers();
    const [delivery] = await company.settled(webhook, 1);
    // As a worker leaves it that is killed between the answer and the note.
    await company.rig.rows(`update webhook_delivery set state = 'sending', delivered_at = null, claimed_at = now() - interval '2 minutes'`);
    await eventually('it came again', () => company.receiver.received.length === 2);
    expect(new Set(company.receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery?.key]));
    await company.settled(webhook, 1);
    expect((await company.deliveries(webhook))[0]).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  // F66
  it('secrets that are rotated under load: each delivery is signed with the old or the new, both while both are valid', async () => {
    let secrets = WebhookSecrets.fresh();
    const known = [secrets.current];
    const webhook = await company.hasWebhook({ secrets });
    await company.startWorkers();
    for (let round = 0; round < 4; round += 1) {
      for (const name of names(round * 25, round * 25 + 25)) await company.aTag(name);
      secrets = WebhookSecrets.rotated(secrets, new Date());
      known.push(secrets.current);
      await company.changeSecrets(webhook, secrets);
    }
    await company.settled(webhook, 100);
    const signedWith = company.receiver.received.map((hook) => known.filter((secret) => verifies(hook, secret)));
    expect(signedWith.every((valid) => valid.length > 0)).toBe(true);
    // A receiver that still has the secret before the last one takes what comes now.
    await company.aTag('last');
    await company.settled(webhook, 101);
    const last = company.receiver.received.at(-1)!;
    expect(known.slice(-2).every((secret) => verifies(last, secret))).toBe(true);
    expect(known.slice(0, -2).some((secret) => verifies(last, secret))).toBe(false);
  });

  it('deliveries are kept for 30 days, with their attempts', async () => {
    const webhook = await company.hasWebhook();
    await company.aTag('old');
    const first = await company.startWorkers();
    await company.settled(webhook, 1);
    await first.stop(5_000);
    await company.rig.rows(`update webhook_delivery set created_at = now() - interval '31 days'`);
    await company.aTag('new');
    await company.startWorkers();
    await eventually('the old one is gone', async () => {
      const rows = await company.rig.rows<{ n: number }>(
        `select count(*)::int as n from webhook_delivery where created_at < now() - interval '30 days'`,
      );
      return rows[0]?.n === 0;
    });
    await company.settled(webhook, 1);
    expect(await company.attempts(webhook)).toHaveLength(1);
  });

  const verifies = (hook: Parameters<typeof verify>[0], secret: string): boolean => {
    try {
      verify(hook, secret);
      return true;
    } catch {
      return false;
    }
  };
});

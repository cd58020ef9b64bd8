import { parseArgs } from 'node:util';
import { ChannelActivity } from '#persistence/channels/channel-activity.js';
import { ChannelLookup } from '#persistence/channels/channel-lookup.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { pendingUpdates, QuarantineStore } from '#persistence/quarantine/quarantine.store.js';
import { urlForRole } from '#persistence/roles.js';
import { Wake } from '#persistence/wake.js';
import { readEnv, type Env } from './env.js';
import { IngestUpdates } from './hooks/ingest-updates.js';
import { ReceiveUpdate } from './hooks/receive-update.js';
import { TakeHistory } from './hooks/take-history.js';
import { ReplayQuarantined } from './hooks/replay-quarantined.js';
import { Log } from './platform/log.js';
import { Metrics } from './metrics/metrics.js';

interface Count {
  replayed: number;
  failing: number;
}

const USAGE = 'npm run replay -- [--channel <key>] [--id <number>]\nWithout either, everything that waits is tried again.\n';

/** The replay command: the same way in as a webhook's, beside a running installation. */
async function replay(
  { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey }: Env,
  channelKey: string | null,
  id: number | null,
): Promise<Count> {
  const jobsUrl = urlForRole(databaseUrl, secretKey, 'deskwire_jobs');
  const onError = (error: Error): void => void process.stderr.write(`${error.message}\n`);
  const database = await Database.connect({ url: urlForRole(databaseUrl, secretKey, 'deskwire_app'), poolSize: 2 });
  const jobs = new JobsDatabase({ url: jobsUrl, poolSize: 1, onError });
  const wake = new Wake({ url: jobsUrl, onError });
  await wake.connect();
  const clock = { now: (): Date => new Date() };
  const quarantine = new QuarantineStore(database);
  const ingest = new IngestUpdates(database, wake, clock, new Metrics());
  const receive = new ReceiveUpdate(
    ingest,
    new TakeHistory(ingest, database, wake),
    database,
    new Log('error'),
    quarantine,
    new ChannelActivity(database, onError),
    wake,
    clock,
  );
  const replays = new ReplayQuarantined(quarantine, new ChannelLookup(jobs, new SecretBox(secretKey), wake), receive);
  const count = { replayed: 0, failing: 0 };
  let after = 0;
  for (;;) {
    const pending = await pendingUpdates(jobs, { channelKey, id, after });
    for (const update of pending) {
      const { outcome, error } = await replays.replay(update.companyId, update.id);
      count[outcome === 'replayed' ? 'replayed' : 'failing'] += 1;
      process.stdout.write(`${update.id}: ${outcome === 'replayed' ? 'replayed' : `still failing: ${error}`}\n`);
      after = update.id;
    }
    if (pending.length === 0) break;
  }
  await wake.settled();
  await Promise.all([wake.close(), jobs.close(), database.close()]);
  return count;
}

try {
  const { values } = parseArgs({ options: { channel: { type: 'string' }, id: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help || (values.id !== undefined && !/^\d{1,15}$/.test(values.id))) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 78);
  }
  const { replayed, failing } = await replay(
    readEnv({ FILES_DIR: '.', ...process.env }),
    values.channel ?? null,
    values.id ? Number(values.id) : null,
  );
  process.stdout.write(`${replayed} replayed, ${failing} still failing\n`);
  process.exitCode = failing > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exit(2);
}

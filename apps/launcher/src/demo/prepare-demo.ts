import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { urlForRole } from '#persistence/roles.js';
import type { Secrets } from '../data-folder/secrets.js';
import { ensureDemoChannels, type DemoChannel } from './demo-channels.js';
import { ensureDemoScenarios } from './demo-scenarios.js';
import { createDemoCompany, findDemoCompany, setDemoPassword, setDemoToken } from './demo-company.js';

export interface DemoOptions {
  databaseUrl: string;
  secrets: Secrets;
  /** Not what the last start used, and therefore to be stored anew. */
  changed: ReadonlySet<keyof Secrets>;
  /** Where the simulator speaks for each provider, by transport. */
  addresses: Record<string, string>;
}

export interface PreparedDemo {
  isNew: boolean;
  channels: DemoChannel[];
}

/** Makes the demo company, or brings an existing one up to what this start was given. */
export async function prepareDemo({ databaseUrl, secrets, changed, addresses }: DemoOptions): Promise<PreparedDemo> {
  const { secretKey, demoPassword, demoApiToken, demoChannelSecret } = secrets;
  const jobs = new JobsDatabase({ url: urlForRole(databaseUrl, secretKey, 'deskwire_jobs'), poolSize: 1, onError: () => undefined });
  const database = await Database.connect({ url: urlForRole(databaseUrl, secretKey, 'deskwire_app'), poolSize: 1 });
  try {
    const existing = await findDemoCompany(jobs);
    const companyId = existing ?? (await createDemoCompany(jobs, database, demoPassword));
    const channels = await database.transaction(companyId, async (tx) => {
      if (existing !== null && changed.has('demoPassword')) await setDemoPassword(tx, demoPassword);
      if (existing === null || changed.has('demoApiToken')) await setDemoToken(tx, demoApiToken);
      return ensureDemoChannels(tx, new SecretBox(secretKey), { addresses, signingSecret: demoChannelSecret });
    });
    const simulatorUrl = addresses['whatsapp-cloud'] ?? null;
    await ensureDemoScenarios({ database, box: new SecretBox(secretKey), companyId, simulatorUrl });
    return { isNew: existing === null, channels };
  } finally {
    await database.close();
    await jobs.close();
  }
}

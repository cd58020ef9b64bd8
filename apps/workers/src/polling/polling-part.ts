import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { polls, type Connector } from '#connectors/connector.js';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { allConnectors } from '#connectors/registry.js';
import type { Database } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { PolledChannels } from '#persistence/polling/polled-channels.js';
import { breakChannel } from '#persistence/sending/sending.store.js';
import type { Wake } from '#persistence/wake.js';
import type { Env } from '../env.js';
import type { OpenChannel } from '../sending/open-channel.js';
import { OwnWebhook } from './own-webhook.js';
import { Polling } from './polling.js';

interface Ingredients {
  env: Env;
  log: Logger;
  database: Database;
  jobs: JobsDatabase;
  wake: Wake;
  http: HttpPort;
  openChannel: OpenChannel;
  connectorOf: (transport: string) => Connector | undefined;
}

/** The polling of channels, put together. */
export function pollingPart({ env, log, database, jobs, wake, http, openChannel, connectorOf }: Ingredients): Polling {
  const transports = allConnectors().filter(polls);
  // Our own API stands at whatever address its operator gave it, a private one as a rule: tenants cannot name it.
  const home = new OutboundHttp({ allow: ['0.0.0.0/0', '::/0'] });
  const tools = {
    channels: new PolledChannels(jobs, randomUUID(), env.PUBLIC_URL === undefined),
    ...{ connectorOf, openChannel, http, log },
    own: new OwnWebhook(home, env.API_URL),
    breakChannel: async ({ companyId, id }: { companyId: number; id: number }, words: string) => {
      await database.transaction(companyId, (tx) => breakChannel(tx, id, words));
    },
  };
  const names = transports.map(({ transport }) => transport);
  return new Polling(tools, names, wake, log, () => home.close());
}

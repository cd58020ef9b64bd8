import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { HttpPort } from '#connectors/http/http.port.js';
import type { Database } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { PushFeed } from '#persistence/push/push.feed.js';
import { PushSubscriptionStore } from '#persistence/push/push-subscription.store.js';
import { vapidKeys } from '#persistence/push/vapid-keys.js';
import type { Wake } from '#persistence/wake.js';
import type { Env } from '../env.js';
import { PushFollower } from './push-follower.js';
import { PushSender } from './push-sender.js';

interface Ingredients {
  env: Env;
  log: Logger;
  database: Database;
  jobs: JobsDatabase;
  wake: Wake;
  http: HttpPort;
}

/** Where a push service turns to whoever sends too much: our address if it is one of https, else that of our letters. */
function subjectOf({ PUBLIC_URL, MAIL_FROM }: Env): string {
  if (PUBLIC_URL?.startsWith('https://')) return PUBLIC_URL;
  const address = /[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM ?? '')?.[0];
  return `mailto:${address ?? 'deskwire@localhost'}`;
}

/** Notes for browsers without an open tab. */
export function pushPart({ env, log, database, jobs, wake, http }: Ingredients): PushFollower {
  const keys = { ...vapidKeys(env.SECRET_KEY), subject: subjectOf(env) };
  const sender = new PushSender(http, new PushSubscriptionStore(database, jobs), keys, log);
  return new PushFollower(new PushFeed(jobs, randomUUID()), database, sender, wake, log);
}

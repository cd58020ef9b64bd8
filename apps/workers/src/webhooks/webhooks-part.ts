import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { HttpPort } from '#connectors/http/http.port.js';
import type { Database } from '#persistence/database.js';
import { LINKS_FOR_PROGRAMS_DAYS } from '#persistence/encryption/attachment-passes.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { tellOfChangedWebhooks } from '#persistence/webhooks/changed-webhooks.store.js';
import { WebhookDeliveryQueue } from '#persistence/webhooks/webhook-delivery.queue.js';
import { WebhookFeed } from '#persistence/webhooks/webhook-feed.js';
import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import type { Wake } from '#persistence/wake.js';
import type { WebhookDeliveryActivities } from '#workflows/webhook-delivery/webhook-delivery.activities.js';
import type { Env } from '../env.js';
import { openMail } from '../mail/open-mail.js';
import type { Metrics } from '../metrics/metrics.js';
import { FileLinks } from '../sending/file-links.js';
import type { KeepTrying } from '../sending/keep-trying.js';
import { repeat } from '../upkeep/repeat.js';
import { DeliverWebhook } from './deliver-webhook.js';
import { FanOut } from './fan-out.js';
import { MakeDeliveries } from './make-deliveries.js';
import { TellAdmins } from './tell-admins.js';
import { webhookDeliveryActivities } from './webhook-delivery.activities.js';
import { WebhookSender } from './webhook-sender.js';

/** Attempts at once, and how many of them one endpoint may hold. Each waits nearly all of its time. */
const PLACES = 256;
const PLACES_PER_WEBHOOK = 8;
const SWEEP_MS = 10_000;
const EXPIRY_MS = 3_600_000;

interface Ingredients {
  env: Env;
  log: Logger;
  database: Database;
  jobs: JobsDatabase;
  wake: Wake;
  http: HttpPort;
  keepTrying: KeepTrying;
  metrics: Metrics;
}

/** Outgoing webhooks: the log becomes deliveries, deliveries become attempts; what is left over is swept up. */
export class WebhooksPart {
  readonly activities: WebhookDeliveryActivities;
  private readonly fanOut: FanOut;
  private readonly sender: WebhookSender;
  private readonly queue: WebhookDeliveryQueue;
  private stops: (() => Promise<void>)[] = [];

  constructor(private readonly of: Ingredients) {
    const { env, log, database, jobs, wake, http, keepTrying, metrics } = of;
    const secrets = new WebhookSecrets(new SecretBox(env.SECRET_KEY));
    const deliver = new DeliverWebhook(keepTrying, http, secrets, wake, log, (result) => metrics.webhook(result));
    const make = new MakeDeliveries(database, new FileLinks(env.SECRET_KEY, env.PUBLIC_URL, LINKS_FOR_PROGRAMS_DAYS));
    this.queue = new WebhookDeliveryQueue(jobs, PLACES_PER_WEBHOOK);
    this.sender = new WebhookSender(this.queue, deliver, wake, log, PLACES);
    this.fanOut = new FanOut(new WebhookFeed(jobs, randomUUID()), make, (companyId, ids) => this.changed(companyId, ids), wake, log);
    this.activities = webhookDeliveryActivities(database, deliver, new TellAdmins(database, openMail(env, log)));
  }

  start(): void {
    const { log } = this.of;
    this.fanOut.start();
    this.sender.start();
    this.stops = [
      repeat(SWEEP_MS, 'interrupted webhook deliveries', log, () => this.sweep()),
      repeat(EXPIRY_MS, 'old webhook deliveries', log, () => this.deleteExpired()),
    ];
  }

  async stop(): Promise<void> {
    await Promise.all([this.fanOut.stop(), this.sender.stop(), ...this.stops.map((stop) => stop())]);
  }

  private async changed(companyId: number, webhookIds: number[]): Promise<void> {
    const { database, wake } = this.of;
    if (await database.transaction(companyId, (tx) => tellOfChangedWebhooks(tx, webhookIds))) wake.wake('outbox');
    wake.wake('webhook');
  }

  private async sweep(): Promise<void> {
    const { wake, log } = this.of;
    const released = await this.queue.releaseStuck();
    if (released === 0) return;
    log.warn({ deliveries: released }, 'webhook deliveries that nobody finished go once more');
    wake.wake('webhook');
  }

  private async deleteExpired(): Promise<void> {
    const deleted = await this.queue.deleteExpired();
    if (deleted > 0) this.of.log.info({ deliveries: deleted }, 'old webhook deliveries were deleted');
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { listsTemplates, type Connector } from '#connectors/connector.js';
import { openPayments } from '#connectors/payments/open-payments.js';
import { allConnectors, connectorOf as registered } from '#connectors/registry.js';
import { GiveBackRefused } from '#domain/packages/give-back-refused.js';
import { UnblockDialogs } from '#domain/packages/unblock-dialogs.js';
import { WakeDialog } from '#domain/snooze/wake-dialog.js';
import { AssignWaiting } from '#domain/assignment/assign-waiting.js';
import { ReleaseDialogs } from '#domain/assignment/release-dialogs.js';
import { PgDialogDesk } from '#persistence/dialogs/dialog-desk.store.js';
import { PaymentStore } from '#persistence/billing/payment.store.js';
import { LedgerStore } from '#persistence/packages/ledger.store.js';
import { PgPackageDesk } from '#persistence/packages/package-desk.store.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { openFileStore } from '#persistence/files/open-file-store.js';
import { ChannelActivity } from '#persistence/channels/channel-activity.js';
import { ChannelActionQueue } from '#persistence/channel-actions/channel-action.queue.js';
import { MediaQueue } from '#persistence/media/media.queue.js';
import { ReminderStore } from '#persistence/onboarding/reminder.store.js';
import { OutboxQueue } from '#persistence/outbox/outbox.queue.js';
import { MessageSearchFeed } from '#persistence/search/message-search.feed.js';
import { SendingQueue, type Paces } from '#persistence/sending/sending.queue.js';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { Connections } from './connections.js';
import type { Env } from './env.js';
import { ChannelActions } from './channel-actions/channel-actions.js';
import { PerformAction } from './channel-actions/perform-action.js';
import { FetchFile } from './media/fetch-file.js';
import { MediaDownloads } from './media/media-downloads.js';
import { historyImportActivities } from './history-import/history-import.activities.js';
import { ImportHistory } from './history-import/import-history.js';
import { RequestHistory } from './history-import/request-history.js';
import { letterActivities } from './letters/letter.activities.js';
import { MessageRetries, messageRetryActivities } from './message-retry/message-retry.activities.js';
import { MetricsServer } from './metrics/metrics-server.js';
import { Metrics } from './metrics/metrics.js';
import { awaitedOnboardings } from './onboarding/lost-onboardings.js';
import { onboardingActivities } from './onboarding/onboarding.activities.js';
import { operatorAbsenceActivities } from './operator-absence/operator-absence.activities.js';
import { BILLING_PROCESSES } from './outbox/processes.js';
import { OutboxRelay } from './outbox/relay.js';
import { pollingPart } from './polling/polling-part.js';
import { pushPart } from './push/push-part.js';
import { ReportsPart } from './reports/reports-part.js';
import { reportLetterActivities, reportMailActivities } from './report-mail/report-mail.activities.js';
import { ScenariosPart } from './scenarios/scenarios-part.js';
import { MessageIndexer } from './search/message-indexer.js';
import { KeepTrying } from './sending/keep-trying.js';
import { FileLinks } from './sending/file-links.js';
import { channelOpener } from './sending/open-channel.js';
import { SendMessage } from './sending/send-message.js';
import { SendOutcomes } from './sending/send-outcomes.js';
import { Sender } from './sending/sender.js';
import { SendsUnderWay } from './sending/sends-under-way.js';
import { StuckSends } from './sending/stuck-sends.js';
import { templateRefreshActivities } from './template-sync/refresh-template.js';
import { TemplateSchedules } from './template-sync/template-schedules.js';
import { TemplateSync, templateSyncActivities } from './template-sync/template-sync.activities.js';
import { awaitedByRows } from './temporal/awaited-by-rows.js';
import { LostProcesses } from './temporal/lost-processes.js';
import { TemporalLink } from './temporal/temporal-link.js';
import { createWorkers, type Activities } from './temporal/workers.js';
import { workflowBundle } from './temporal/workflow-bundle.js';
import { Upkeep } from './upkeep/upkeep.js';
import { WebhooksPart } from './webhooks/webhooks-part.js';
import { VoicePreparation, voicePreparationActivities } from './voice/voice-preparation.activities.js';
import { VoiceStudio, type ThreadProgram } from './voice/voice-studio.js';
import { packageTopUpActivities } from './packages/package-top-up.activities.js';
import { paymentActivities } from './payments/payment.activities.js';
import { RefusedSends } from './packages/refused-sends.js';
import { snoozeActivities } from './snooze/snooze.activities.js';
import { waitingForOperatorActivities } from './waiting-for-operator/waiting-for-operator.activities.js';

/** Sends at once, and how many of them one channel may hold: a provider that hangs slows its own channel only. */
const SENDS = 16;
const SENDS_PER_CHANNEL = 4;
/** Files at once; each is in memory for a moment. */
const FETCHES = 4;
const FETCHES_PER_CHANNEL = 2;
/** Calls beside messages: each is one short request. */
const ACTIONS = 8;
const ACTIONS_PER_CHANNEL = 4;

const CLOCK = { now: () => new Date() };

/** Connections that don't close within this time are left to the end of the process. */
const CLOSE_WITHIN_MS = 1_000;

/** What a test puts in place of the real thing. */
export interface Replaced {
  connectorOf?: (transport: string) => Connector | undefined;
  voiceThread?: ThreadProgram;
  /** Messages a second by transport. */
  paces?: Paces;
}

interface Part {
  start(): void;
  stop(): Promise<void>;
}

/** All that runs beside the API, put together: the one place that knows what is made of what. */
export class Workers {
  private stopped: Promise<void> | undefined;

  private constructor(
    private readonly parts: Part[],
    private readonly connections: Connections,
    private readonly server: MetricsServer,
    private readonly stopping: AbortController,
    readonly metricsPort: number,
  ) {}

  static async start(env: Env, log: Logger, replaced: Replaced = {}): Promise<Workers> {
    const connections = await Connections.open(env, log);
    const stopping = new AbortController();
    const metrics = new Metrics();
    const server = new MetricsServer(metrics.registry);
    try {
      const port = await server.listen(env.METRICS_PORT, env.METRICS_HOST);
      const parts = assemble({
        env,
        log,
        connections,
        metrics,
        connectorOf: replaced.connectorOf ?? registered,
        studio: new VoiceStudio(replaced.voiceThread),
        paces: replaced.paces ?? registeredPaces(),
        stopping: stopping.signal,
      });
      parts.forEach((part) => part.start());
      return new Workers(parts, connections, server, stopping, port);
    } catch (error) {
      await connections.close();
      throw error;
    }
  }

  /** Takes nothing new, finishes what is under way within the time, and closes. */
  stop(withinMs: number): Promise<void> {
    return (this.stopped ??= this.end(withinMs));
  }

  private async end(withinMs: number): Promise<void> {
    const timer = setTimeout(() => this.stopping.abort(), withinMs);
    const timeIsUp = new Promise((resolve) => this.stopping.signal.addEventListener('abort', resolve));
    await Promise.race([Promise.allSettled(this.parts.map((part) => part.stop())), timeIsUp]);
    clearTimeout(timer);
    await this.server.close();
    // A provider that still hangs must not hold up the end: what it took is confirmed later.
    await Promise.race([this.connections.close(), sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
  }
}

interface Ingredients {
  env: Env;
  log: Logger;
  connections: Connections;
  metrics: Metrics;
  connectorOf: (transport: string) => Connector | undefined;
  studio: VoiceStudio;
  paces: Paces;
  stopping: AbortSignal;
}

function assemble({ env, log, connections, metrics, connectorOf, studio, paces, stopping }: Ingredients): Part[] {
  const { database, jobs, wake, http } = connections;
  const files = openFileStore(env);
  const links = new FileLinks(env.SECRET_KEY, env.PUBLIC_URL);
  const openChannel = channelOpener(new SecretBox(env.SECRET_KEY));
  const underWay = new SendsUnderWay();
  const keepTrying = new KeepTrying(database, log, stopping);
  const activity = new ChannelActivity(database, (error) => log.warn({ err: error }, 'when a channel last sent could not be noted'));
  const outcomes = new SendOutcomes(keepTrying, activity, wake, log);
  const send = new SendMessage(keepTrying, connectorOf, http, openChannel, files, links, outcomes, (measure) => metrics.sent(measure));
  const sendingQueue = new SendingQueue(jobs, SENDS_PER_CHANNEL, paces);
  const mediaQueue = new MediaQueue(jobs, FETCHES_PER_CHANNEL);
  const fetchFile = new FetchFile(database, mediaQueue, connectorOf, http, openChannel, files, studio, wake);
  const templates = new TemplateSync(database, connectorOf, http, openChannel, wake, log);
  const history = new ImportHistory(database, connectorOf, openChannel, wake, log);
  const desk = new PgDialogDesk(database, wake, CLOCK);
  const webhooks = new WebhooksPart({ env, log, database, jobs, wake, http, keepTrying, metrics });
  const scenarios = new ScenariosPart({ env, log, database, jobs, wake, http, connectorOf });
  const reminders = new ReminderStore(database, wake);
  const temporal = temporalLink(env, log, {
    flows: flowsOf(database, desk, reminders, scenarios),
    billing: packageTopUpActivities(new UnblockDialogs(new PgPackageDesk(database, wake, CLOCK))),
    connectors: connectorsOf(new MessageRetries(database, connectorOf, send, underWay, SENDS_PER_CHANNEL, wake), env, connections),
    imports: {
      ...templateSyncActivities(templates),
      ...templateRefreshActivities(database, templates, connectorOf),
      ...historyImportActivities(history, new RequestHistory(database, connectorOf, http, openChannel, wake)),
    },
    media: voicePreparationActivities(new VoicePreparation(database, files, studio, wake)),
    webhooks: { ...webhooks.activities, ...scenarios.calls },
    letters: { ...letterActivities(env, database, log), ...reportLetterActivities(env, database, log) },
  });
  const actionQueue = new ChannelActionQueue(jobs, ACTIONS_PER_CHANNEL);
  const performAction = new PerformAction(database, actionQueue, connectorOf, http, openChannel, desk, wake);
  const stuck = new StuckSends(sendingQueue, database, wake, underWay, log);
  return [
    new Sender(sendingQueue, send, underWay, wake, log, SENDS),
    ...relays(connections, temporal, log),
    new MediaDownloads(mediaQueue, fetchFile, wake, log, FETCHES),
    new ChannelActions(actionQueue, performAction, wake, log, ACTIONS),
    new Upkeep({ database, jobs, wake, outboxQueue: new OutboxQueue(jobs), sendingQueue, stuck, temporal, metrics, log }),
    pollingPart({ env, log, database, jobs, wake, http, openChannel, connectorOf }),
    webhooks,
    ...followers(env, log, connections, metrics),
    new TemplateSchedules(jobs, templateTransports(), temporal, wake, log),
    scenarios.schedules(temporal),
    ...lost(connections, reminders, temporal, log),
    temporal,
  ];
}

/** Ten thousand dialogs that wait for operators leave as many words: those about money have a relay of their own. */
const relays = ({ jobs, wake }: Connections, temporal: TemporalLink, log: Logger): Part[] =>
  [true, false].map((taken) => new OutboxRelay(new OutboxQueue(jobs, { processes: BILLING_PROCESSES, taken }), temporal, wake, log));

/** Begins again what Temporal lost. */
const lost = ({ jobs, database, wake }: Connections, reminders: ReminderStore, temporal: TemporalLink, log: Logger): Part[] => [
  new LostProcesses(awaitedOnboardings(jobs, reminders), temporal, log),
  new LostProcesses(awaitedByRows(jobs, database, wake), temporal, log),
];

/** What looks after what was written, beside webhooks: all but the last follow the event log. */
const followers = (env: Env, log: Logger, { database, jobs, wake, http }: Connections, metrics: Metrics): Part[] => [
  new MessageIndexer(new MessageSearchFeed(jobs, randomUUID()), database, wake, log),
  pushPart({ env, log, database, jobs, wake, http }),
  new ReportsPart({ log, database, jobs, wake, metrics }),
  new RefusedSends(jobs, new GiveBackRefused(new PgPackageDesk(database, wake, CLOCK)), log),
];

const flowsOf = (
  database: Connections['database'],
  desk: PgDialogDesk,
  reminders: ReminderStore,
  scenarios: ScenariosPart,
): Activities['flows'] => ({
  ...waitingForOperatorActivities(new AssignWaiting(desk)),
  ...snoozeActivities(new WakeDialog(desk)),
  ...operatorAbsenceActivities(new ReleaseDialogs(desk)),
  ...reportMailActivities(database),
  ...onboardingActivities(reminders),
  ...scenarios.flows,
});

const connectorsOf = (retries: MessageRetries, env: Env, { database, wake, http }: Connections): Activities['connectors'] => ({
  ...messageRetryActivities(retries),
  ...paymentActivities(new PaymentStore(new LedgerStore(database, wake)), openPayments(env, http)),
});

function temporalLink({ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE }: Env, log: Logger, activities: Activities): TemporalLink {
  let bundle: Promise<WorkflowBundleOption> | undefined;
  return new TemporalLink(
    {
      address: TEMPORAL_ADDRESS,
      namespace: TEMPORAL_NAMESPACE,
      createWorkers: async (connection) => createWorkers(connection, TEMPORAL_NAMESPACE, await (bundle ??= workflowBundle()), activities),
    },
    log,
  );
}

const registeredPaces = (): Paces => Object.fromEntries(allConnectors().map(({ transport, limits }) => [transport, limits.pace.perSecond]));

/** The transports that a connector lists templates for. */
const templateTransports = (): string[] =>
  allConnectors()
    .filter(listsTemplates)
    .map(({ transport }) => transport);

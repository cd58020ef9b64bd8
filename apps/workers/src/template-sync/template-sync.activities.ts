import { Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import { listsTemplates, type Connector, type ListsTemplates } from '#connectors/connector.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { SendError } from '#connectors/send-error.js';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ListedTemplate } from '#domain/templates/template.js';
import type { Database } from '#persistence/database.js';
import { beginRefresh, noteRefreshError, replaceTemplates, type RefreshedChannel } from '#persistence/templates/template.store.js';
import type { Wake } from '#persistence/wake.js';
import type { TemplateSyncActivities } from '#workflows/template-sync/template-sync.activities.js';
import type { TemplateSyncResult } from '#workflows/template-sync/template-sync.contract.js';
import type { OpenChannel } from '../sending/open-channel.js';
import { listError } from './list-error.js';

/** However many pages: a provider that hangs, or never comes to an end, is given up. */
const LIST_WITHIN_MS = 60_000;
const MOST_TEMPLATES = 20_000;

const SKIPPED: TemplateSyncResult = { outcome: 'skipped', count: null, error: null };

/** As the worker takes them: functions without an object. */
export function templateSyncActivities(sync: TemplateSync): TemplateSyncActivities {
  return {
    syncTemplates: async ({ companyId, channelId }) => {
      const beat = setInterval(() => Context.current().heartbeat(), 5_000);
      try {
        return await sync.run(companyId, channelId);
      } finally {
        clearInterval(beat);
      }
    },
  };
}

/** Asks a channel's provider for its templates and puts the complete answer in the place of the old list. */
export class TemplateSync {
  private readonly underWay = new Map<number, Promise<TemplateSyncResult>>();

  constructor(
    private readonly database: Database,
    private readonly connectorOf: (transport: string) => Connector | undefined,
    private readonly http: HttpPort,
    private readonly openChannel: OpenChannel,
    private readonly wake: Wake,
    private readonly log: Logger,
    private readonly withinMs = LIST_WITHIN_MS,
  ) {}

  /** Whoever asks while the provider is being asked gets the same answer. */
  run(companyId: number, channelId: number): Promise<TemplateSyncResult> {
    const known = this.underWay.get(channelId);
    if (known) return known;
    const asked = this.refresh(companyId, channelId).finally(() => this.underWay.delete(channelId));
    this.underWay.set(channelId, asked);
    return asked;
  }

  private async refresh(companyId: number, channelId: number): Promise<TemplateSyncResult> {
    const channel = await this.database.transaction(companyId, (tx) => beginRefresh(tx, channelId));
    const connector = channel && this.connectorOf(channel.transport);
    if (!channel || !connector || !listsTemplates(connector)) return SKIPPED;
    let listed: ListedTemplate[];
    try {
      listed = await this.listAll(connector, this.openChannel(companyId, channel));
    } catch (error) {
      return this.failed(companyId, channel, error);
    }
    const count = await this.database.transaction(companyId, (tx) => replaceTemplates(tx, channelId, channel.triedAt, listed));
    this.wake.wake('event');
    return { outcome: 'stored', count, error: null };
  }

  private async failed(companyId: number, { id, triedAt }: RefreshedChannel, error: unknown): Promise<TemplateSyncResult> {
    const words = listError(error);
    const code = error instanceof SendError ? error.code : 'connector_error';
    this.log.info({ companyId, channelId: id, code }, 'the templates of a channel could not be read');
    await this.database.transaction(companyId, (tx) => noteRefreshError(tx, id, triedAt, words));
    this.wake.wake('event');
    return { outcome: 'failed', count: null, error: words };
  }

  private async listAll(connector: ListsTemplates, channel: ConnectedChannel): Promise<ListedTemplate[]> {
    let timer: NodeJS.Timeout | undefined;
    let over = false;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new SendError('unknown', 'timeout', 'no_answer')), this.withinMs);
    });
    const pages = async (): Promise<ListedTemplate[]> => {
      const listed: ListedTemplate[] = [];
      for await (const page of connector.listTemplates(channel, this.http)) {
        // Nobody waits for it any more.
        if (over) break;
        listed.push(...page);
        if (listed.length > MOST_TEMPLATES) throw new SendError('rejected', 'too_many', 'provider_refused', 'the list does not end');
      }
      return listed;
    };
    try {
      return await Promise.race([pages(), tooLong]);
    } finally {
      over = true;
      clearTimeout(timer);
    }
  }
}

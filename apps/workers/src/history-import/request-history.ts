import { requestsHistory, type Connector } from '#connectors/connector.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { SendError } from '#connectors/send-error.js';
import type { Database } from '#persistence/database.js';
import { failImport, sealedChannel } from '#persistence/history-import/history-import.store.js';
import type { Wake } from '#persistence/wake.js';
import type { OpenChannel } from '../sending/open-channel.js';
import { listError } from '../template-sync/list-error.js';

/** Asks a provider to hand its history over; the pieces come by webhook. */
export class RequestHistory {
  constructor(
    private readonly database: Database,
    private readonly connectorOf: (transport: string) => Connector | undefined,
    private readonly http: HttpPort,
    private readonly openChannel: OpenChannel,
    private readonly wake: Wake,
  ) {}

  /** False: the provider refused, and the import has failed with its words. What may pass is thrown, so that it is asked again. */
  async run(companyId: number, channelId: number): Promise<boolean> {
    const channel = await this.database.transaction(companyId, (tx) => sealedChannel(tx, channelId));
    const connector = channel && this.connectorOf(channel.transport);
    if (!channel || !connector || !requestsHistory(connector))
      return this.refused(companyId, channelId, 'This channel has no history to import');
    try {
      await connector.requestHistory(this.openChannel(companyId, channel), this.http);
      return true;
    } catch (error) {
      if (error instanceof SendError && error.mayRetry) throw error;
      return this.refused(companyId, channelId, listError(error));
    }
  }

  private async refused(companyId: number, channelId: number, words: string): Promise<false> {
    await this.database.transaction(companyId, (tx) => failImport(tx, channelId, words));
    this.wake.wake('event');
    return false;
  }
}

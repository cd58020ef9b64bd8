import type { Connector, SendResult as Accepted } from '#connectors/connector.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { SendError } from '#connectors/send-error.js';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { OutboundMessage } from '#domain/messages/outbound-message.js';
import type { SendFailure } from '#domain/sending/send-failure.js';
import type { FileStore } from '#persistence/files/file-store.js';
import { loadClaimed, type LoadedMessage } from '#persistence/sending/sending.store.js';
import type { FileLinks } from './file-links.js';
import type { KeepTrying } from './keep-trying.js';
import type { OpenChannel } from './open-channel.js';
import { outboundMessage } from './outbound-message.js';
import type { SendOutcomes } from './send-outcomes.js';

/** What became of one attempt. `dropped`: the claim no longer held, nothing was sent. */
export type SendOutcome = 'accepted' | 'failed' | 'retrying' | 'awaits_template' | 'unconfirmed' | 'dropped';

export interface SendResult {
  outcome: SendOutcome;
  retryAfterSeconds: number | null;
}

export interface SendMeasure {
  transport: string;
  outcome: SendOutcome;
  seconds: number;
}

interface Claim {
  companyId: number;
  messageId: number;
  attempt: number;
}

/** How long a provider may take altogether, an upload included; connectors have shorter limits for each request. */
const SEND_TIMEOUT_MS = 360_000;

/** One attempt to send one claimed message: load, ask the connector, store what came of it. */
export class SendMessage {
  constructor(
    private readonly database: KeepTrying,
    private readonly connectorOf: (transport: string) => Connector | undefined,
    private readonly http: HttpPort,
    private readonly openChannel: OpenChannel,
    private readonly files: Pick<FileStore, 'openAsBlob' | 'size'>,
    private readonly links: FileLinks,
    private readonly outcomes: SendOutcomes,
    private readonly measure: (measure: SendMeasure) => void,
  ) {}

  async run(claim: Claim): Promise<SendResult> {
    const loaded = await this.database.transaction(claim.companyId, (tx) => loadClaimed(tx, claim.messageId, claim.attempt));
    if (!loaded) return { outcome: 'dropped', retryAfterSeconds: null };
    const started = performance.now();
    const result = await this.attempt(claim.companyId, loaded);
    const seconds = (performance.now() - started) / 1000;
    const outcome = await this.outcomes.store({ ...claim, channelId: loaded.channel.id }, result);
    this.measure({ transport: loaded.channel.transport, outcome, seconds });
    return { outcome, retryAfterSeconds: 'kind' in result ? result.retryAfterSeconds : null };
  }

  private async attempt(companyId: number, loaded: LoadedMessage): Promise<Accepted | SendFailure> {
    try {
      const channel = this.openChannel(companyId, loaded.channel);
      const connector = this.connectorOf(channel.transport);
      if (!connector) throw new SendError('channel_broken', 'no_connector', 'not_configured');
      await this.assertFileIsThere(loaded);
      return await this.withinTime(connector, outboundMessage(companyId, loaded, connector.limits, this.files, this.links), channel);
    } catch (error) {
      if (error instanceof SendError) return error;
      // A connector promises to throw nothing else. Where it does, nobody knows how far it came.
      return { kind: 'unknown', code: 'connector_error', reason: 'no_answer', detail: null, retryAfterSeconds: null };
    }
  }

  /** A file that is not in the store will not be there at the next attempt either. */
  private async assertFileIsThere({ attachment }: LoadedMessage): Promise<void> {
    if (!attachment) return;
    const size = attachment.storageKey ? await this.files.size(attachment.storageKey) : null;
    if (size === null) throw new SendError('message_invalid', 'file_missing', 'file_unreadable');
  }

  private async withinTime(connector: Connector, message: OutboundMessage, channel: ConnectedChannel): Promise<Accepted> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new SendError('unknown', 'timeout', 'no_answer')), SEND_TIMEOUT_MS);
    });
    try {
      return await Promise.race([connector.send(message, channel, this.http), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}

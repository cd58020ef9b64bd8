import { performsActions, type Connector } from '#connectors/connector.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { SendError } from '#connectors/send-error.js';
import type { DialogDesk } from '#domain/dialogs/dialog-desk.port.js';
import { COURTESIES, type ChannelAction } from '#domain/messages/channel-action.js';
import {
  loadAction,
  type ChannelActionQueue,
  type ClaimedAction,
  type LoadedAction,
} from '#persistence/channel-actions/channel-action.queue.js';
import { takeBack } from '#persistence/channel-actions/message-actions.store.js';
import type { Database } from '#persistence/database.js';
import type { Wake } from '#persistence/wake.js';
import type { OpenChannel } from '../sending/open-channel.js';
import { buttonsFor } from '../sending/outbound-message.js';

export type ActionOutcome = 'done' | 'postponed' | 'refused' | 'dropped';

const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_SECONDS = 2;
/** How soon to look again whether a message has got its id. */
const UNSENT_PAUSE_SECONDS = 2;

/** Carries out one action at its provider. A refusal is shown in the dialog, and what was changed before its time is taken back. */
export class PerformAction {
  constructor(
    private readonly database: Database,
    private readonly queue: Pick<ChannelActionQueue, 'done' | 'postpone'>,
    private readonly connectorOf: (transport: string) => Connector | undefined,
    private readonly http: HttpPort,
    private readonly openChannel: OpenChannel,
    private readonly desk: DialogDesk,
    private readonly wake: Wake,
  ) {}

  async run({ id, companyId, attempt }: ClaimedAction): Promise<ActionOutcome> {
    const loaded = await this.database.transaction(companyId, (tx) => loadAction(tx, id));
    if (!loaded) return 'dropped';
    const courtesy = COURTESIES.has(loaded.kind);
    const action = asAction(loaded);
    try {
      if (action === null) return await this.wait(id, courtesy, attempt);
      await this.perform(companyId, loaded, action);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      // To do it twice harms nobody: an answer that got lost is asked for again.
      const again = (error.mayRetry || error.kind === 'unknown') && attempt < MAX_ATTEMPTS;
      if (again && !courtesy) {
        await this.queue.postpone(id, error.retryAfterSeconds ?? FIRST_PAUSE_SECONDS * 3 ** (attempt - 1));
        return 'postponed';
      }
      if (!courtesy) await this.refuse(companyId, loaded, error);
      await this.queue.done(id);
      return courtesy ? 'dropped' : 'refused';
    }
    await this.queue.done(id);
    return 'done';
  }

  private async perform(companyId: number, loaded: LoadedAction, action: ChannelAction): Promise<void> {
    const channel = this.openChannel(companyId, loaded.channel);
    const connector = this.connectorOf(channel.transport);
    if (!connector || !performsActions(connector) || !connector.features.actions.includes(action.kind)) {
      throw new SendError('message_invalid', 'unsupported_action', 'unsupported_action');
    }
    const carried = action.kind === 'edit' ? { ...action, buttons: buttonsFor(action.buttons, connector.limits) } : action;
    await connector.perform(carried, channel, this.http);
  }

  /** The message is still on its way, and has no name at the provider yet. */
  private async wait(id: number, courtesy: boolean, attempt: number): Promise<ActionOutcome> {
    if (courtesy || attempt > MAX_ATTEMPTS * 10) {
      await this.queue.done(id);
      return 'dropped';
    }
    await this.queue.postpone(id, UNSENT_PAUSE_SECONDS);
    return 'postponed';
  }

  private async refuse(
    companyId: number,
    { kind, detail, dialogId, messageId }: LoadedAction,
    { reason, code, detail: words }: SendError,
  ): Promise<void> {
    if (messageId !== null && (kind === 'react' || kind === 'edit' || kind === 'revoke')) {
      await this.database.transaction(companyId, (tx) => takeBack(tx, { id: messageId, dialogId }, kind, detail.before ?? null));
    }
    await this.desk.run(companyId, async (desk) => {
      const dialog = await desk.dialog(dialogId, { all: true });
      if (dialog) desk.changes.line(dialog, 'action_refused', { action: kind, reason, code, detail: words });
    });
    this.wake.wake('event');
  }
}

/** Null: what it is about has no id at the provider yet. */
function asAction({ kind, detail, identities, externalId, buttons, hasAttachment }: LoadedAction): ChannelAction | null {
  const to = identities ?? [];
  if (kind === 'answer_press') return { kind, handle: detail.handle ?? '' };
  if (kind === 'show_typing') return { kind, to, externalId };
  if (externalId === null) return null;
  switch (kind) {
    case 'mark_read':
    case 'revoke':
      return { kind, to, externalId };
    case 'react':
      return { kind, to, externalId, emoji: detail.emoji ?? null };
    case 'edit':
      return { kind, to, externalId, text: detail.text ?? '', buttons: buttons ?? [], captioned: hasAttachment };
  }
}

import type { DialogScope } from '../access/dialog-scope.js';
import type { QueuedAction } from './channel-action.js';
import { DialogBlocked } from '../packages/packages.errors.js';
import { DomainError, notFound } from '../shared/domain-error.js';
import type { ChannelActionKind } from './channel-action.js';
import { lengthOf, type ChannelAbilities } from './message-limits.js';
import type { MessageKind } from './message.js';
import { TextTooLong } from './messages.errors.js';
import { MESSAGE_STATUS, type MessageStatus } from './status.js';

/** A stored message, as far as it decides what may be done with it. */
export interface ActableMessage {
  id: number;
  dialogId: number;
  channelId: number;
  transport: string;
  kind: MessageKind;
  status: MessageStatus;
  text: string | null;
  hasAttachment: boolean;
  isDeleted: boolean;
  /** Nothing pays for its dialog. */
  isBlocked: boolean;
  /** Our own reaction. */
  reaction: string | null;
}

/** What an operator did with a message: shown at once, and done at the provider by the action. */
export interface MessageChange {
  action: QueuedAction;
  reaction?: { emoji: string | null };
  edit?: { text: string };
  revoke?: true;
}

export interface MessageActions {
  /** Lets `decide` look at a message that is visible in `scope`, under lock, and stores its change; throws `not_found`. */
  act(companyId: number, messageId: number, scope: DialogScope, decide: (message: ActableMessage) => MessageChange | null): Promise<void>;
}

export class ActionRefused extends DomainError {
  constructor(code: string, sentence: string, field?: string) {
    super(code, sentence, 'conflict', field);
  }
}

/** Reacts to messages, and changes or takes back those that we sent, where the messenger can. */
export class ActOnMessage {
  constructor(
    private readonly messages: MessageActions,
    private readonly abilitiesOf: (transport: string) => ChannelAbilities,
  ) {}

  /** `emoji` null takes our reaction back. */
  react(companyId: number, messageId: number, scope: DialogScope, emoji: string | null): Promise<void> {
    return this.messages.act(companyId, messageId, scope, (message) => {
      const { features } = this.able('react', message);
      if (message.kind !== 'from_client') assertOurs(message);
      if (emoji !== null && features.reactions && !features.reactions.includes(emoji)) {
        throw new ActionRefused('reaction_not_known', `This messenger knows these reactions: ${features.reactions.join(' ')}`, 'emoji');
      }
      if (emoji === message.reaction) return null;
      return { action: actionOn(message, 'react', { emoji, before: message.reaction }), reaction: { emoji } };
    });
  }

  edit(companyId: number, messageId: number, scope: DialogScope, text: string): Promise<void> {
    return this.messages.act(companyId, messageId, scope, (message) => {
      const { limits } = this.able('edit', message);
      assertOurs(message);
      if (message.text === null) throw new ActionRefused('nothing_to_edit', 'This message has no text to change; write a new one');
      const most = message.hasAttachment ? limits.captionLength : limits.textLength;
      if (lengthOf(text) > most) throw new TextTooLong(most);
      if (text === message.text) return null;
      return { action: actionOn(message, 'edit', { text, before: message.text }), edit: { text } };
    });
  }

  revoke(companyId: number, messageId: number, scope: DialogScope): Promise<void> {
    return this.messages.act(companyId, messageId, scope, (message) => {
      this.able('revoke', message);
      assertOurs(message);
      return { action: actionOn(message, 'revoke', {}), revoke: true };
    });
  }

  private able(kind: ChannelActionKind, message: ActableMessage): ChannelAbilities {
    if (message.isBlocked) throw new DialogBlocked();
    if (message.isDeleted) throw new ActionRefused('message_deleted', 'The message was deleted; nothing more can be done with it');
    const abilities = this.abilitiesOf(message.transport);
    if (abilities.features.actions.includes(kind)) return abilities;
    const what = kind === 'react' ? 'reactions' : kind === 'edit' ? 'changing of sent messages' : 'deleting of sent messages';
    throw new ActionRefused('action_not_possible', `This messenger has no ${what} that we could use`);
  }
}

const actionOn = ({ id, dialogId, channelId }: ActableMessage, kind: ChannelActionKind, detail: QueuedAction['detail']): QueuedAction => ({
  ...{ channelId, dialogId, messageId: id, kind, detail },
});

/** Comments and lines never left us, and what the client wrote is his. */
function assertOurs({ kind, status }: ActableMessage): void {
  if (kind !== 'to_client' && kind !== 'autoreply') throw notFound('Message');
  if (status === 'failed' || MESSAGE_STATUS[status] < MESSAGE_STATUS.accepted) {
    throw new ActionRefused('message_not_sent', 'The message has not reached the messenger; wait until it is sent, or send it again');
  }
}

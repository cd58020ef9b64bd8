import type { TransportFeatures } from '../../../api/channel-types.js';
import type { Message } from '../../../api/types.js';
import type { MessageRights } from '../message-rights.js';

export interface PossibleActions {
  react: boolean;
  edit: boolean;
  revoke: boolean;
}

const NOTHING: PossibleActions = { react: false, edit: false, revoke: false };

/** The messenger has it, so it can be asked to do something with it. */
const ARRIVED: ReadonlySet<Message['status']> = new Set(['accepted', 'sent', 'delivered', 'read']);

/** What the messenger and one's role let one do with a message. The server has the last word; this keeps useless buttons away. */
export function possibleActions(
  message: Message,
  features: Pick<TransportFeatures, 'actions'> | undefined,
  { write, change }: MessageRights,
): PossibleActions {
  if (!features || message.deletedAt) return NOTHING;
  const ours = (message.kind === 'to_client' || message.kind === 'autoreply') && ARRIVED.has(message.status);
  return {
    react: write && features.actions.includes('react') && (ours || message.kind === 'from_client'),
    edit: change && features.actions.includes('edit') && ours && message.text !== null && !message.content?.template,
    revoke: change && features.actions.includes('revoke') && ours,
  };
}

/** Colleagues may be sent a copy of whatever was said. */
export const mayForward = ({ kind, deletedAt }: Pick<Message, 'kind' | 'deletedAt'>): boolean => kind !== 'system' && deletedAt === null;

/** Our own reaction to a message. */
export const ownReaction = ({ reactions }: Pick<Message, 'reactions'>): string | null =>
  reactions.find(({ by }) => by === 'operator')?.emoji ?? null;

/** The reactions of a message when ours becomes another one, or none. */
export const withOwnReaction = ({ reactions }: Pick<Message, 'reactions'>, emoji: string | null): Message['reactions'] => [
  ...reactions.filter(({ by }) => by !== 'operator'),
  ...(emoji === null ? [] : [{ emoji, by: 'operator' as const }]),
];

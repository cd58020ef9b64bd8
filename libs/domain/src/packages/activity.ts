import type { MessageDraft } from '../messages/message.js';

/**
 * Whether such a message makes its dialog active in a month: one in or out, also a bot's, or one that was written on the phone. What stays
 * with us does not, nor does a history that is handed over once: it was said before we carried anything.
 */
export const isActivity = ({ kind, origin }: Pick<MessageDraft, 'kind' | 'origin'>): boolean =>
  origin !== 'history' && (kind === 'from_client' || kind === 'to_client' || kind === 'autoreply');

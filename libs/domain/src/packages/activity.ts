import type { MessageKind } from '../messages/message.js';

/** Whether such a message makes its dialog active in a month: one in or out, also a bot's. What stays with us does not. */
export const isActivity = (kind: MessageKind): boolean => kind === 'from_client' || kind === 'to_client' || kind === 'autoreply';

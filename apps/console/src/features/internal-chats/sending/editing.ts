import { create } from 'zustand';
import type { InternalMessage } from '../../../api/internal-chats.js';

/** A message that is being changed, and how far the change has come. */
export interface InternalEditing {
  messageId: number;
  text: string;
}

/** By chat: what is being written there waits beside it. */
const useStore = create<{ byChat: Record<number, InternalEditing> }>(() => ({ byChat: {} }));

export const useInternalEditing = (chatId: number): InternalEditing | undefined => useStore(({ byChat }) => byChat[chatId]);

export const changeInternalEditing = (chatId: number, editing: InternalEditing): void =>
  useStore.setState(({ byChat }) => ({ byChat: { ...byChat, [chatId]: editing } }));

export const startEditing = (chatId: number, { id, text }: InternalMessage): void =>
  changeInternalEditing(chatId, { messageId: id, text: text ?? '' });

export const endInternalEditing = (chatId: number): void =>
  useStore.setState(({ byChat: { [chatId]: _ended, ...byChat } }) => ({ byChat }));

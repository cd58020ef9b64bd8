import { createContext } from 'react';

/** Forwards a message of a client's thread to colleagues; put here by whoever composes the page. null = nobody forwards. */
export const ForwardSlot = createContext<((messageId: number) => void) | null>(null);

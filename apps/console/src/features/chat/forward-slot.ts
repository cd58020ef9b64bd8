import { createContext } from 'react';

/** Forwards messages of a client's thread to colleagues; put here by whoever composes the page. null = nobody forwards. */
export const ForwardSlot = createContext<((messageIds: number[]) => void) | null>(null);

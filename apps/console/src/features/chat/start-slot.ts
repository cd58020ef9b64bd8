import { createContext, type ReactNode } from 'react';

/** What stands where no dialog is open, above how to open one; put here by whoever composes the page. */
export const StartSlot = createContext<ReactNode>(null);

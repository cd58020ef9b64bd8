import { create } from 'zustand';

/** What is to be forwarded: messages of colleagues, or of a client's thread. */
export type Originals = { messageIds: number[] } | { dialogMessageIds: number[] };

/** What the forward window is open for. */
export const useForwarding = create<{ originals: Originals | null }>(() => ({ originals: null }));

export const chooseForward = (originals: Originals | null): void => useForwarding.setState({ originals });

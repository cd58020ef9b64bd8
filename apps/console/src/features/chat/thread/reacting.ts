import { create } from 'zustand';

/** The message whose reactions are being chosen; one at a time. */
export const useReacting = create<{ messageId: number | null }>(() => ({ messageId: null }));

export const chooseReaction = (messageId: number | null): void => useReacting.setState({ messageId });

import { create } from 'zustand';

/** The message whose readers are being shown; one at a time. */
export const useReadersShown = create<{ messageId: number | null }>(() => ({ messageId: null }));

export const chooseReaders = (messageId: number | null): void => useReadersShown.setState({ messageId });

import { create } from 'zustand';

interface UnreadMark {
  /** The last message read when the dialog was opened; the divider "New" stands after it. */
  upToId: number;
  /** Marked by hand: reading must not undo it while the dialog stays open. */
  byHand: boolean;
}

/** Where "New" stands in the open threads. It stays where it was while one reads on. */
export const useUnreadMarks = create<{ marks: Record<number, UnreadMark> }>(() => ({ marks: {} }));

export function setUnreadMark(dialogId: number, mark: UnreadMark): void {
  useUnreadMarks.setState(({ marks }) => ({ marks: { ...marks, [dialogId]: mark } }));
}

/** Answering is reading: what was marked unread by hand counts as read again. */
export function releaseUnreadMark(dialogId: number): void {
  const mark = useUnreadMarks.getState().marks[dialogId];
  if (mark?.byHand) setUnreadMark(dialogId, { ...mark, byHand: false });
}

export function forgetUnreadMark(dialogId: number): void {
  useUnreadMarks.setState(({ marks: { [dialogId]: _forgotten, ...marks } }) => ({ marks }));
}

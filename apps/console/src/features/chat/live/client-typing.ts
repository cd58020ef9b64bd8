import { create } from 'zustand';

/** Messengers repeat it every few seconds while somebody types. */
const SHOWN_MILLISECONDS = 7_000;

const useTyping = create<{ dialogs: Readonly<Record<number, true>> }>(() => ({ dialogs: {} }));
const timers = new Map<number, ReturnType<typeof setTimeout>>();

/** The client types: shown until he sends it, or has been quiet for a while. */
export function clientTypes(dialogId: number): void {
  clearTimeout(timers.get(dialogId));
  timers.set(
    dialogId,
    setTimeout(() => clientWrote(dialogId), SHOWN_MILLISECONDS),
  );
  useTyping.setState(({ dialogs }) => (dialogs[dialogId] ? {} : { dialogs: { ...dialogs, [dialogId]: true } }));
}

export function clientWrote(dialogId: number): void {
  clearTimeout(timers.get(dialogId));
  timers.delete(dialogId);
  useTyping.setState(({ dialogs }) => {
    if (!dialogs[dialogId]) return {};
    const { [dialogId]: _, ...others } = dialogs;
    return { dialogs: others };
  });
}

export const isClientTyping = (dialogId: number): boolean => useTyping.getState().dialogs[dialogId] ?? false;
export const useClientTyping = (dialogId: number): boolean => useTyping(({ dialogs }) => dialogs[dialogId] ?? false);

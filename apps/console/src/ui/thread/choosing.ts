import { create } from 'zustand';

interface Choice {
  /** Which thread the messages are of; null = nothing is being chosen. */
  thread: string | null;
  ids: readonly number[];
}

const NOTHING: Choice = { thread: null, ids: [] };
/** As many as the server forwards at once. */
const MOST = 100;

/** Several messages of one thread that something is to be done with. They stay chosen while they are scrolled out of sight. */
export const useChoice = create<Choice>(() => NOTHING);

export const clientThread = (dialogId: number): string => `dialog:${dialogId}`;
export const colleagueThread = (chatId: number): string => `chat:${chatId}`;

/** Begins to choose with this message; one that is chosen already is so no more. */
export function toggleChosen(thread: string, id: number): void {
  useChoice.setState((old) => {
    const ids = old.thread === thread ? old.ids : [];
    return { thread, ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(0, MOST) };
  });
}

/** Ends the choosing; of `thread`: only if it is that one's. */
export function endChoice(thread?: string): void {
  if (thread === undefined || useChoice.getState().thread === thread) useChoice.setState(NOTHING);
}

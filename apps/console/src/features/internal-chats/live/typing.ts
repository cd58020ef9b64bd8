import { create } from 'zustand';

/** A frame comes every few seconds while somebody types. */
const SHOWN_MILLISECONDS = 6_000;

interface Typist {
  id: number;
  name: string;
}

const useTypists = create<{ chats: Readonly<Record<number, readonly Typist[]>> }>(() => ({ chats: {} }));
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const NOBODY: readonly Typist[] = [];

const change = (chatId: number, next: (typists: readonly Typist[]) => readonly Typist[]): void =>
  useTypists.setState(({ chats }) => ({ chats: { ...chats, [chatId]: next(chats[chatId] ?? NOBODY) } }));

/** A colleague types: shown until he has sent it, or has been quiet for a while. */
export function colleagueTypes(chatId: number, typist: Typist): void {
  const key = `${chatId}-${typist.id}`;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => colleagueWrote(chatId, typist.id), SHOWN_MILLISECONDS),
  );
  change(chatId, (typists) => (typists.some(({ id }) => id === typist.id) ? typists : [...typists, typist]));
}

export function colleagueWrote(chatId: number, operatorId: number): void {
  const key = `${chatId}-${operatorId}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  change(chatId, (typists) => (typists.some(({ id }) => id === operatorId) ? typists.filter(({ id }) => id !== operatorId) : typists));
}

/** Who types in a chat now. */
export const useTypistsOf = (chatId: number): readonly Typist[] => useTypists(({ chats }) => chats[chatId] ?? NOBODY);

import type { InternalChatRow } from '../../api/internal-chats.js';
import type { Operator } from '../../api/types.js';

const folded = (text: string): string => text.toLocaleLowerCase().replaceAll('ё', 'е');

/** Whether every word of a search begins a word of the name. */
export function fitsName(name: string, search: string): boolean {
  const words = folded(name).split(/[\s"«»()]+/);
  return folded(search)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

const fullName = ({ firstName, lastName }: Operator): string => [firstName, lastName].filter(Boolean).join(' ');

/** Colleagues whose first or last name fits, without oneself; who is there stands first. */
export function colleaguesFor(operators: readonly Operator[], operatorId: number, search: string): Operator[] {
  const isThere = (one: Operator): number => Number(one.connected && one.status === 'online');
  return operators
    .filter((one) => one.id !== operatorId && fitsName(fullName(one), search))
    .sort((a, b) => isThere(b) - isThere(a) || fullName(a).localeCompare(fullName(b)));
}

/** Those of them whom one has no chat with yet. */
export const withoutChat = (operators: readonly Operator[], chats: readonly InternalChatRow[]): Operator[] =>
  operators.filter(({ id }) => !chats.some(({ peer }) => peer?.id === id));

export { fullName };

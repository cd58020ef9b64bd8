import type { Named } from '../../../api/types.js';

/** What stands between an `@` and the caret: somebody is being called. */
export interface Calling {
  /** Where the `@` stands. */
  from: number;
  query: string;
}

/** The name that is being typed at the caret, or null. A name has at most three words; the `@` stands alone or after a space. */
export function callingAt(text: string, caret: number): Calling | null {
  const before = text.slice(0, caret);
  const match = /(?:^|[\s(])@([\p{L}\p{N}.-]*(?: [\p{L}\p{N}.-]*){0,2})$/u.exec(before);
  if (!match) return null;
  const query = match[1] ?? '';
  return { from: caret - query.length - 1, query };
}

const folded = (text: string): string => text.toLocaleLowerCase().replaceAll('ё', 'е');

/** Whose names fit: every word of the query begins a word of the name. */
export function fitting<T extends Named>(people: readonly T[], query: string): T[] {
  const wanted = folded(query).split(' ').filter(Boolean);
  return people.filter(({ name }) => {
    const words = folded(name).split(/\s+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}

/** The text with the name put in, and where the caret goes. */
export function withMention(text: string, caret: number, { from }: Calling, { name }: Named): { text: string; caret: number } {
  const inserted = `@${name} `;
  const rest = text.slice(caret).replace(/^ /, '');
  return { text: text.slice(0, from) + inserted + rest, caret: from + inserted.length };
}

/** Whom a text calls: members whose whole name stands after an `@`, the longer names first. */
export function mentionedIn<T extends Named>(text: string, members: readonly T[]): T[] {
  return [...members]
    .sort((a, b) => b.name.length - a.name.length)
    .reduce<{ rest: string; found: T[] }>(
      ({ rest, found }, member) => {
        const call = `@${member.name}`;
        return rest.includes(call) ? { rest: rest.replaceAll(call, ' '), found: [...found, member] } : { rest, found };
      },
      { rest: text, found: [] },
    ).found;
}

export type MentionPart = { text: string; mention: Named | null };

/** A text in parts, so that the names that are called can be drawn otherwise. */
export function mentionParts(text: string, mentions: readonly Named[]): MentionPart[] {
  const calls = [...mentions].sort((a, b) => b.name.length - a.name.length);
  const parts: MentionPart[] = [];
  let rest = text;
  while (rest.length > 0) {
    const next = calls
      .map((mention) => ({ mention, at: rest.indexOf(`@${mention.name}`) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.mention.name.length - a.mention.name.length)[0];
    if (!next) break;
    if (next.at > 0) parts.push({ text: rest.slice(0, next.at), mention: null });
    parts.push({ text: `@${next.mention.name}`, mention: next.mention });
    rest = rest.slice(next.at + next.mention.name.length + 1);
  }
  return rest ? [...parts, { text: rest, mention: null }] : parts;
}

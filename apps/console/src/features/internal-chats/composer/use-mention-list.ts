import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import type { InternalMember } from '../../../api/internal-chats.js';
import { callingAt, fitting, withMention } from './mentions.js';

const SHOWN = 8;

interface Options {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Who can be called: the others in the chat. */
  people: readonly InternalMember[];
  onText(text: string): void;
}

/** The list of names behind an `@`: arrows and Enter choose, Escape puts it away until the next `@`. */
export function useMentionList({ field, text, people, onText }: Options) {
  const id = useId();
  const [caret, setCaret] = useState(0);
  const [marked, setMarked] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const calling = callingAt(text, Math.min(caret, text.length));
  const found = calling && calling.from !== dismissed ? fitting(people, calling.query).slice(0, SHOWN) : [];
  const current = found[Math.min(marked, found.length - 1)];
  const optionId = (person: InternalMember): string => `${id}-${person.id}`;

  const choose = (person: InternalMember): void => {
    if (!calling) return;
    const next = withMention(text, caret, calling, person);
    onText(next.text);
    setCaret(next.caret);
    setMarked(0);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  /** Says whether the key was for the list. */
  const key = (event: KeyboardEvent): boolean => {
    if (!current || !calling) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setMarked((found.indexOf(current) + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(current);
    else if (event.key === 'Escape') setDismissed(calling.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const look = (): void => {
    const now = field.current?.selectionStart ?? 0;
    if (now === caret) return;
    setCaret(now);
    setMarked(0);
    if (callingAt(text, now)?.from !== dismissed) setDismissed(null);
  };
  return { id, found, current, optionId, choose, key, look };
}

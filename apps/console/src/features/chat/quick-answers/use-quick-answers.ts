import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useFrameAllows } from '../../../api/frame.js';
import { macrosQuery, type Macro } from '../../../api/macros.js';
import { meQuery } from '../../../api/session.js';
import type { DialogRow, DialogView } from '../../../api/types.js';
import { fillMacro } from '../../../ui/macros/variables.js';
import { changeDraft } from '../sending/drafts.js';
import { commandIn, matchingMacros } from './matching.js';

/** What `/` at the beginning of the text calls up, while it is called up. */
export function useQuickAnswers(row: DialogRow, view: DialogView | undefined, text: string) {
  const possible = useFrameAllows('macros');
  const command = possible ? commandIn(text) : null;
  const { data: macros = [], isPending } = useQuery({ ...macrosQuery, enabled: command !== null });
  const { data: me } = useQuery(meQuery);
  const [marked, setMarked] = useState(0);
  /** The text at which it was left: it stays away until another one is typed. */
  const [left, setLeft] = useState<string | null>(null);
  const found = command === null ? [] : matchingMacros(macros, command);
  const shown = command !== null && left !== text && !isPending;
  const current = found[Math.min(marked, found.length - 1)];

  const insert = (macro: Macro): void => {
    const filled = fillMacro(macro.text, {
      ...{ 'client.name': row.client.name, 'client.phone': view?.client.phone ?? null },
      ...{ 'operator.name': me?.operator.name ?? null, 'operator.firstName': me?.operator.firstName ?? null },
      ...{ 'channel.name': row.channel.name, 'company.name': me?.company.name ?? null },
    });
    setMarked(0);
    changeDraft(row.id, { text: filled });
  };
  /** True: the key meant the list. */
  const key = (event: KeyboardEvent): boolean => {
    if (!shown) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      setMarked((Math.min(marked, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Escape') setLeft(text);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && current) insert(current);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  /** Something was typed, or the list was called by its key: it begins at its top, and is there again after it was left. */
  const restart = (): void => {
    setMarked(0);
    setLeft(null);
  };
  return { shown, found, current, none: macros.length === 0, insert, key, restart };
}

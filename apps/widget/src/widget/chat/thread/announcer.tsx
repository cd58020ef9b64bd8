import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';
import { describe } from './describe.js';
import { isMine } from './rows.js';

/** Reads new messages out; the thread itself is silent, or a page of older ones would be read out too. */
export function Announcer({ state }: { state: ChatState }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const [words, setWords] = useState('');
  const newest = state.messages.findLast((message) => !isMine(message));
  const known = useRef<string | null>(null);
  const loaded = state.loaded;
  useEffect(() => {
    const before = known.current;
    known.current = loaded ? (newest?.key ?? '') : null;
    if (before === null || !newest || before === newest.key) return;
    setWords(`${newest.operator?.name ?? texts.operator}: ${describe(newest, texts)}`);
  }, [loaded, newest, texts]);
  return (
    <div class="hidden" aria-live="polite" role="status">
      {words}
    </div>
  );
}

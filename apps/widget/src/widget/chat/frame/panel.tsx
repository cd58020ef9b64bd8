import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ChatMessage, ChatState } from '../../../sdk/index.js';
import { useFiles, usePreviews } from '../compose/use-files.js';
import { useSurroundings } from '../context.js';
import { Foot } from '../foot.js';
import { Announcer } from '../thread/announcer.js';
import { Thread } from '../thread/thread.js';
import { Banner } from './banner.js';
import { keepFocusIn } from './focus.js';
import { useFullScreen } from './full-screen.js';
import { Header } from './header.js';
import { useDropped } from './use-dropped.js';

export interface PanelProps {
  state: ChatState;
  open: boolean;
  takesFocus: boolean;
  quiet: boolean;
  close(): void;
  sound: boolean;
  turnSound(on: boolean): void;
  rated(score: number): void;
}

/** The chat's window. */
export function Panel({ state, open, takesFocus, quiet, close, sound, turnSound, rated }: PanelProps): JSX.Element {
  const { speech } = useSurroundings();
  const titleId = useId();
  const box = useRef<HTMLElement>(null);
  const full = useFullScreen(open && !quiet, box);
  const files = useFiles(state.config?.limits, speech);
  const { keep, previewOf } = usePreviews();
  const [quoted, setQuoted] = useState<ChatMessage | null>(null);
  const dropped = useDropped(files.add);
  useFocusOnOpening(open && takesFocus, state.config !== null, box);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    // The site's own shortcuts have nothing to do with what is typed here.
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (full) keepFocusIn(event.currentTarget, event);
  };
  const sent = useCallback((message: ChatMessage, preview?: string) => keep(message.key, preview), [keep]);
  return (
    <section
      ref={box}
      class="panel"
      role="dialog"
      aria-modal={full}
      aria-labelledby={titleId}
      hidden={!open}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      {...dropped.on}
    >
      <Header id={titleId} state={state} sound={sound} turnSound={turnSound} close={close} />
      <Banner state={state} />
      <Thread state={state} seen={open} reply={setQuoted} previewOf={previewOf} />
      <Foot state={state} files={files} quoted={quoted} dropQuote={() => setQuoted(null)} sent={sent} rated={rated} />
      <Announcer state={state} />
      {dropped.over && (
        <div class="dropHere" aria-hidden="true">
          {speech.texts.dropHere}
        </div>
      )}
    </section>
  );
}

/** The field takes the focus, unless that would bring up a keyboard over what one wants to read. */
function useFocusOnOpening(open: boolean, drawn: boolean, box: { current: HTMLElement | null }): void {
  useEffect(() => {
    const element = box.current;
    if (!open || !element) return;
    const now = (element.getRootNode() as ShadowRoot).activeElement;
    // The field comes a moment after the window; by then the visitor may be elsewhere in it.
    if (now && now !== element && element.contains(now)) return;
    const field = element.querySelector<HTMLElement>('[data-focus]');
    const target = matchMedia('(pointer: coarse)').matches ? element : (field ?? element);
    target.focus({ preventScroll: true });
  }, [open, drawn, box]);
}

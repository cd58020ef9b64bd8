import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { ChatMessage, ChatState } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';
import { Avatar, lettersOf } from '../parts/avatar.js';
import { Icon } from '../parts/icons.js';
import { RichText } from '../parts/rich-text.js';
import { Message } from './message.js';
import { rowsOf } from './rows.js';
import { useScroll } from './use-scroll.js';

interface ThreadProps {
  state: ChatState;
  /** The window is open and can be seen. */
  seen: boolean;
  reply(message: ChatMessage): void;
  previewOf(messageKey: string): string | undefined;
}

export function Thread({ state, seen, reply, previewOf }: ThreadProps): JSX.Element {
  const { chat, speech } = useSurroundings();
  const { texts } = speech;
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(state.messages), [state.messages]);
  const { away, toEnd, onScroll } = useScroll(box, chat, state, seen);
  return (
    <div class="threadFrame">
      <div ref={box} class="thread" role="log" aria-live="off" aria-label={texts.messages} tabIndex={0} onScroll={onScroll} data-scrolls>
        <div class="rows">
          {state.loadingOlder && <p class="loading">{texts.loadingOlder}</p>}
          {!state.hasOlder && <Greeting state={state} />}
          {rows.map((row) =>
            row.kind === 'day' ? (
              <div key={row.key} class="day">
                <span>{speech.day(row.date)}</span>
              </div>
            ) : (
              <Message {...row} key={row.key} reply={reply} previewOf={previewOf} />
            ),
          )}
          {state.operatorTyping && <Typing state={state} />}
        </div>
      </div>
      {away && (
        <button type="button" class="toEnd" aria-label={texts.toEnd} title={texts.toEnd} onClick={toEnd}>
          {state.unread > 0 && <span class="toEndCount">{texts.newMessages(state.unread)}</span>}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

/** What the company says first. It is no message: nobody wrote it, and it stands above everything. */
function Greeting({ state }: { state: ChatState }): JSX.Element | null {
  const { look, speech } = useSurroundings();
  const { texts } = speech;
  const name = state.config?.name ?? texts.chat;
  if (!look.greeting && state.messages.length > 0) return null;
  return (
    <div class="message" data-side="theirs" data-first data-last>
      <span class="beside">
        <Avatar picture={look.avatar} letters={lettersOf(name)} />
      </span>
      <div class="column">
        <span class="author">{name}</span>
        <div class="bubble">
          <RichText text={look.greeting || texts.beginning} />
        </div>
      </div>
    </div>
  );
}

function Typing({ state }: { state: ChatState }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const operator = state.operator;
  return (
    <div class="message" data-side="theirs" data-first data-last>
      <span class="beside">
        <Avatar letters={operator?.initials ?? '…'} />
      </span>
      <div class="column">
        <div class="bubble typing">
          <span class="hidden">{texts.typingNow(operator?.name ?? texts.operator)}</span>
          <i />
          <i />
          <i />
        </div>
      </div>
    </div>
  );
}

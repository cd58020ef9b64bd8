import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatMessage, ChatState } from '../../../sdk/index.js';
import { keptDraft } from '../../kept.js';
import { useSurroundings } from '../context.js';
import { Icon } from '../parts/icons.js';
import { describe } from '../thread/describe.js';
import { isMine } from '../thread/rows.js';
import { DraftFiles } from './draft-files.js';
import type { useFiles } from './use-files.js';

interface ComposerProps {
  state: ChatState;
  files: ReturnType<typeof useFiles>;
  /** The message that is being answered. */
  quoted: ChatMessage | null;
  dropQuote(): void;
  sent(message: ChatMessage, preview?: string): void;
}

const MOST_HEIGHT = 132;

export function Composer({ state, files, quoted, dropQuote, sent }: ComposerProps): JSX.Element {
  const { chat, speech } = useSurroundings();
  const { texts } = speech;
  const [text, setText] = useDraft();
  const field = useGrowing(text);
  const over = text.trim().length - (state.config?.limits.textLength ?? Infinity);
  const ready = over <= 0 && (text.trim() !== '' || files.files.length > 0);
  useEffect(() => {
    if (quoted) field.current?.focus();
  }, [quoted, field]);

  const send = (): void => {
    if (!ready) return;
    const words = text.trim();
    const [first, ...others] = files.files;
    // With a file the text is its caption, unless it answers something: a caption can't.
    const caption = first && !quoted ? words : '';
    if (words && !caption) sent(chat.send(words, quoted ? { quotes: quoted } : {}));
    if (first) sent(chat.sendFile(first.file, caption || undefined), first.preview);
    for (const { file, preview } of others) sent(chat.sendFile(file), preview);
    setText('');
    files.clear();
    dropQuote();
    field.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {quoted && <QuoteBar quoted={quoted} drop={dropQuote} />}
      <DraftFiles files={files} />
      {over > 0 && (
        <p class="problem" role="alert">
          {texts.tooLong(over)}
        </p>
      )}
      <div class="writing">
        <AttachButton state={state} add={files.add} />
        <Field {...{ field, text, setText, send, quoted, dropQuote }} add={files.add} />
        <button type="submit" class="sendButton" aria-label={texts.send} title={texts.send} disabled={!ready}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

interface FieldProps extends Pick<ComposerProps, 'quoted' | 'dropQuote'> {
  field: { current: HTMLTextAreaElement | null };
  text: string;
  setText(text: string): void;
  send(): void;
  add(files: File[]): void;
}

function Field({ field, text, setText, send, quoted, dropQuote, add }: FieldProps): JSX.Element {
  const { chat, speech } = useSurroundings();
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && quoted) {
      event.stopPropagation();
      dropQuote();
    }
  };
  return (
    <textarea
      ref={field}
      class="field"
      rows={1}
      value={text}
      placeholder={speech.texts.placeholder}
      aria-label={speech.texts.placeholder}
      enterkeyhint="send"
      data-focus
      onInput={(event) => {
        setText(event.currentTarget.value);
        if (event.currentTarget.value) chat.setTyping();
      }}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const pasted = [...(event.clipboardData?.files ?? [])];
        if (pasted.length > 0) event.preventDefault();
        add(pasted);
      }}
    />
  );
}

function AttachButton({ state, add }: { state: ChatState; add(files: File[]): void }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="iconButton" aria-label={texts.attach} title={texts.attach} onClick={() => input.current?.click()}>
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={(state.config?.limits.attachmentsPerMessage ?? 1) > 1}
        accept={state.config?.limits.accept || undefined}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

function QuoteBar({ quoted, drop }: { quoted: ChatMessage; drop(): void }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const name = isMine(quoted) ? texts.you : (quoted.operator?.name ?? texts.operator);
  return (
    <div class="quoteBar">
      <div class="quote">
        <b>{texts.replyTo(name)}</b>
        <span>{describe(quoted, texts)}</span>
      </div>
      <button type="button" class="iconButton" aria-label={texts.cancelReply} title={texts.cancelReply} onClick={drop}>
        <Icon name="close" size={18} />
      </button>
    </div>
  );
}

/** What is half written survives the step to the site's next page. */
function useDraft(): [string, (text: string) => void] {
  const { channelKey } = useSurroundings();
  const [text, setText] = useState(() => keptDraft(channelKey).value ?? '');
  const change = (next: string): void => {
    keptDraft(channelKey).value = next || null;
    setText(next);
  };
  return [text, change];
}

/** The field is as high as its text, up to some lines. */
function useGrowing(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(MOST_HEIGHT, element.scrollHeight)}px`;
    element.style.overflowY = element.scrollHeight > MOST_HEIGHT ? 'auto' : 'hidden';
  }, [text]);
  return field;
}

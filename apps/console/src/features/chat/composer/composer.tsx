import { ActionIcon, Textarea } from '@mantine/core';
import { IconMicrophone, IconNote, IconPaperclip, IconSend2, IconSlash, IconX } from '@tabler/icons-react';
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { live } from '../../../api/live.js';
import { useMay } from '../../../api/use-may.js';
import type { DialogRow, DialogView } from '../../../api/types.js';
import { ActionButton, HintTooltip } from '../../../ui/actions/action-button.js';
import { useAction } from '../../../ui/actions/registry.js';
import { BlockedComposer } from '../blocked/blocked-composer.js';
import { QuoteBlock } from '../parts/quote-block.js';
import { attachFiles } from '../sending/attach-files.js';
import { changeDraft, useDraft } from '../sending/drafts.js';
import { useEditing } from '../sending/editing.js';
import { optionId, QuickAnswers } from '../quick-answers/quick-answers.js';
import { useQuickAnswers } from '../quick-answers/use-quick-answers.js';
import { RecordingBar } from '../voice/recording-bar.js';
import { useVoice } from '../voice/use-voice.js';
import { ComposerBar } from './composer-bar.js';
import { DraftFiles } from './draft-files.js';
import { EditLine } from './edit-line.js';
import { ShareMenu } from './share-menu.js';
import { lengthOf, limitOf, maySend, useSend } from './use-send.js';
import { useQuoteAction } from './use-quote-action.js';
import classes from '../../../ui/composer/composer.module.css';

interface Props {
  row: DialogRow;
  view: DialogView | undefined;
  operatorId: number;
}

const TYPING_EVERY_MILLISECONDS = 3000;

/** Where one writes, for whoever's role lets him. */
export function Composer(props: Props) {
  const { t } = useTranslation('chat');
  const mayWrite = useMay('write_messages') !== false;
  const { blockedAt } = props.row;
  if (blockedAt) return <BlockedComposer row={props.row} since={blockedAt} />;
  if (mayWrite) return <Writing {...props} />;
  return (
    <div className={classes.composer} data-region="composer">
      <p className={classes.notForYou}>{t('composer.roleMayNotWrite')}</p>
    </div>
  );
}

/** To the client, or a comment that only colleagues see. */
function Writing({ row, view, operatorId }: Props) {
  const { t } = useTranslation('chat');
  const draft = useDraft(row.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const lastTyping = useRef(0);
  const [waiting, setWaiting] = useState(false);
  const comment = draft.kind === 'comment';
  const mayWrite = comment || maySend(view);
  const limit = limitOf(draft, view);
  const { submit, notice, dismiss } = useSend({ row, view, operatorId, waiting, setWaiting });
  const voice = useVoice(row.id);
  const editing = useEditing(row.id);
  const listId = useId();
  const answers = useQuickAnswers(row, view, draft.text);
  const empty = !draft.text.trim() && draft.files.length === 0;

  const focus = (kind: 'to_client' | 'comment'): void => {
    changeDraft(row.id, { kind });
    field.current?.focus();
  };
  useAction('write.reply', () => focus('to_client'));
  useAction('write.comment', () => focus('comment'));
  useAction('write.attach', () => picker.current?.click());
  useAction('write.voice', () => void (voice.state === 'recording' ? keep(false) : voice.start()), mayWrite && !comment && !editing);
  useQuoteAction(row.id);
  const callAnswers = (): void => {
    answers.restart();
    changeDraft(row.id, { text: draft.text.startsWith('/') ? draft.text : '/' });
    field.current?.focus();
  };
  // What is written already is not overwritten: an answer begins an empty text.
  useAction('write.quickAnswer', callAnswers, mayWrite && !editing && (empty || draft.text.startsWith('/')));

  /** Puts what was said into the composer, and sends it when that was wished. */
  const keep = async (thenSend: boolean): Promise<void> => {
    const kept = await voice.keep();
    requestAnimationFrame(() => field.current?.focus());
    if (kept && thenSend) submit();
  };

  const key = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (!event.nativeEvent.isComposing && answers.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (notice) dismiss();
      else if (draft.quoted) changeDraft(row.id, { quoted: null });
      else if (comment && !draft.text) changeDraft(row.id, { kind: 'to_client' });
      else document.querySelector<HTMLElement>('[data-region="thread"] [data-region-focus]')?.focus();
    }
  };
  const write = (text: string): void => {
    changeDraft(row.id, { text });
    answers.restart();
    dismiss();
    const now = Date.now();
    if (comment || !text || now - lastTyping.current < TYPING_EVERY_MILLISECONDS) return;
    lastTyping.current = now;
    live.typing(row.id);
  };
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attachFiles(row.id, [...event.clipboardData.files]);
  };

  return (
    <div className={classes.composer} data-comment={comment || undefined} data-region="composer">
      {editing ? (
        <EditLine dialogId={row.id} view={view} editing={editing} />
      ) : (
        <>
          {answers.shown ? (
            <QuickAnswers id={listId} found={answers.found} current={answers.current} none={answers.none} onPick={answers.insert} />
          ) : null}
          <ComposerBar row={row} view={view} notice={notice} comment={comment} />
          {draft.quoted ? (
            <div className={classes.quoted}>
              <QuoteBlock quoted={draft.quoted} clientName={row.client.name} />
              <ActionIcon size={24} aria-label={t('composer.dropQuote')} onClick={() => changeDraft(row.id, { quoted: null })}>
                <IconX size={15} />
              </ActionIcon>
            </div>
          ) : null}
          <DraftFiles dialogId={row.id} files={draft.files} waiting={waiting} />
          {voice.state === 'idle' ? (
            <div className={classes.line}>
              <HintTooltip label={t('composer.attach')} action="write.attach">
                <ActionIcon aria-label={t('composer.attach')} onClick={() => picker.current?.click()} disabled={!mayWrite}>
                  <IconPaperclip size={19} stroke={1.75} />
                </ActionIcon>
              </HintTooltip>
              <ActionButton action="write.quickAnswer" icon={<IconSlash size={19} stroke={1.75} />} />
              {comment ? null : <ShareMenu row={row} view={view} mayWrite={mayWrite} />}
              <ActionButton
                action="write.comment"
                pressed={comment}
                label={t(comment ? 'composer.toReply' : 'composer.toComment')}
                icon={<IconNote size={19} stroke={1.75} />}
                variant={comment ? 'light' : 'subtle'}
                color={comment ? 'yellow' : 'gray'}
                onClick={() => focus(comment ? 'to_client' : 'comment')}
              />
              <Textarea
                ref={field}
                className={classes.field}
                classNames={{ input: classes.input }}
                autosize
                minRows={1}
                maxRows={9}
                variant="unstyled"
                data-region-focus
                aria-label={t(comment ? 'composer.comment' : 'composer.reply')}
                placeholder={mayWrite ? t(comment ? 'composer.comment' : 'composer.reply') : t('composer.closedPlaceholder')}
                disabled={!mayWrite}
                aria-autocomplete={answers.shown ? 'list' : undefined}
                aria-controls={answers.shown ? listId : undefined}
                aria-activedescendant={answers.shown && answers.current ? optionId(listId, answers.current) : undefined}
                value={draft.text}
                onChange={(event) => write(event.currentTarget.value)}
                onKeyDown={key}
                onPaste={paste}
              />
              <Remaining length={lengthOf(draft.text)} limit={limit} />
              {empty && !comment && mayWrite ? (
                <ActionButton action="write.voice" size={34} icon={<IconMicrophone size={20} stroke={1.75} />} />
              ) : (
                <ActionIcon
                  variant="filled"
                  color={comment ? 'yellow' : 'petrol'}
                  size={34}
                  aria-label={t(comment ? 'composer.sendComment' : 'composer.send')}
                  title={t('composer.sendHint')}
                  disabled={!mayWrite || empty}
                  onClick={submit}
                >
                  <IconSend2 size={18} stroke={1.75} />
                </ActionIcon>
              )}
            </div>
          ) : (
            <RecordingBar onCancel={voice.cancel} onKeep={() => void keep(false)} onSend={() => void keep(true)} />
          )}
        </>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          attachFiles(row.id, [...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
          field.current?.focus();
        }}
      />
    </div>
  );
}

const SHOWN_BELOW = 200;

/** The characters left of the channel's limit, once they become few. */
function Remaining({ length, limit }: { length: number; limit: number | null }) {
  const { t } = useTranslation('chat');
  if (limit === null || limit - length >= SHOWN_BELOW) return null;
  const left = limit - length;
  return (
    <span className={classes.remaining} data-over={left < 0 || undefined} aria-label={t('composer.left', { count: left })}>
      {left}
    </span>
  );
}

import { ActionIcon, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend2, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow, InternalMember } from '../../../api/internal-chats.js';
import { live } from '../../../api/live.js';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import { useAction } from '../../../ui/actions/registry.js';
import composer from '../../../ui/composer/composer.module.css';
import { FileDraft } from '../../../ui/files/file-draft.js';
import fileClasses from '../../../ui/files/files.module.css';
import { Quote } from '../../../ui/message/quote.js';
import { chatName } from '../names.js';
import { loadedMessages } from '../queries.js';
import { attachInternal, changeInternalDraft, detachInternal, useInternalDraft } from '../sending/drafts.js';
import { startEditing, useInternalEditing } from '../sending/editing.js';
import { mayWith } from '../thread/may.js';
import { InternalEditLine } from './internal-edit-line.js';
import { MentionList } from './mention-list.js';
import { TypingLine } from './typing-line.js';
import { useInternalSend } from './use-internal-send.js';
import { useMentionList } from './use-mention-list.js';

interface Props {
  chat: InternalChatRow;
  members: readonly InternalMember[];
  operatorId: number;
}

const TYPING_EVERY_MILLISECONDS = 3000;

/** Where one writes to colleagues. */
export function InternalComposer({ chat, members, operatorId }: Props) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const editing = useInternalEditing(chat.id);
  if (chat.peer && chat.peer.state !== 'active') {
    return (
      <div className={composer.composer} data-region="composer">
        <p className={composer.notForYou}>{t('composer.gone', { name: chat.peer.name })}</p>
      </div>
    );
  }
  return (
    <div className={composer.composer} data-region="composer">
      <TypingLine chatId={chat.id} />
      {editing ? (
        <InternalEditLine chat={chat} members={members} operatorId={operatorId} editing={editing} />
      ) : (
        <Writing chat={chat} members={members} operatorId={operatorId} />
      )}
    </div>
  );
}

function Writing({ chat, members, operatorId }: Props) {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const client = useQueryClient();
  const draft = useInternalDraft(chat.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const lastTyping = useRef(0);
  const { submit, notice, dismiss, waiting } = useInternalSend(chat, members, operatorId);
  const empty = !draft.text.trim() && draft.files.length === 0;
  useAction('colleagues.write', () => field.current?.focus());
  useAction('colleagues.attach', () => picker.current?.click());

  const write = (text: string): void => {
    changeInternalDraft(chat.id, { text });
    dismiss();
    const now = Date.now();
    if (!text || chat.kind === 'favourites' || now - lastTyping.current < TYPING_EVERY_MILLISECONDS) return;
    lastTyping.current = now;
    live.typesToColleagues(chat.id);
  };
  const mentions = useMentionList({
    field,
    text: draft.text,
    people: chat.kind === 'group' ? members.filter(({ id }) => id !== operatorId) : [],
    onText: write,
  });
  const editLast = (): boolean => {
    const last = loadedMessages(client, chat.id).findLast((message) => mayWith(message, chat, operatorId).edit);
    if (last) startEditing(chat.id, last);
    return last !== undefined;
  };
  const leave = (): void => {
    if (notice) dismiss();
    else if (draft.quoted) changeInternalDraft(chat.id, { quoted: null });
    else document.querySelector<HTMLElement>('[data-region="thread"] [data-region-focus]')?.focus();
  };
  const key = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (mentions.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && !draft.text && editLast()) {
      event.preventDefault();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attachInternal(chat.id, [...event.clipboardData.files]);
  };

  return (
    <>
      {notice ? (
        <div className={composer.bar} data-tone="wait" role="alert">
          <span className={composer.barText}>{notice}</span>
        </div>
      ) : null}
      {draft.quoted ? (
        <div className={composer.quoted}>
          <Quote author={draft.quoted.author?.name ?? ''} text={draft.quoted.text || t('message.other')} />
          <ActionIcon size={24} aria-label={t('chat:composer.dropQuote')} onClick={() => changeInternalDraft(chat.id, { quoted: null })}>
            <IconX size={15} />
          </ActionIcon>
        </div>
      ) : null}
      {draft.files.length > 0 ? (
        <ul className={fileClasses.files} aria-label={t('chat:composer.files')}>
          {draft.files.map((file) => (
            <FileDraft key={file.key} file={file} onRemove={() => detachInternal(chat.id, file.key)} />
          ))}
          {waiting ? (
            <li className={fileClasses.waiting} role="status">
              {t('chat:composer.waitsForFiles')}
            </li>
          ) : null}
        </ul>
      ) : null}
      <MentionList list={mentions} />
      <div className={composer.line}>
        <HintTooltip label={t('chat:composer.attach')} action="colleagues.attach">
          <ActionIcon aria-label={t('chat:composer.attach')} onClick={() => picker.current?.click()}>
            <IconPaperclip size={19} stroke={1.75} />
          </ActionIcon>
        </HintTooltip>
        <Textarea
          ref={field}
          className={composer.field}
          classNames={{ input: composer.input }}
          autosize
          minRows={1}
          maxRows={9}
          variant="unstyled"
          data-region-focus
          aria-label={t('composer.label', { name: chatName(chat, t) })}
          placeholder={t(chat.kind === 'favourites' ? 'composer.note' : 'composer.placeholder')}
          aria-autocomplete="list"
          aria-controls={mentions.current ? mentions.id : undefined}
          aria-activedescendant={mentions.current ? mentions.optionId(mentions.current) : undefined}
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onSelect={mentions.look}
          onKeyDown={key}
          onPaste={paste}
        />
        <ActionIcon
          variant="filled"
          color="petrol"
          size={34}
          aria-label={t('chat:composer.send')}
          title={t('chat:composer.sendHint')}
          disabled={empty}
          onClick={submit}
        >
          <IconSend2 size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          attachInternal(chat.id, [...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
          field.current?.focus();
        }}
      />
    </>
  );
}

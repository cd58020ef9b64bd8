import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChatRow, InternalMessage } from '../../../api/internal-chats.js';
import { ChoiceBar } from '../../../ui/thread/choice-bar.js';
import { colleagueThread } from '../../../ui/thread/choosing.js';
import { DayLine, NewLine, StartLine } from '../../../ui/thread/dividers.js';
import { useFormats } from '../../../ui/format.js';
import { MessageScroller, type RowLook } from '../../../ui/thread/message-scroller.js';
import { useGoal } from '../../../ui/thread/use-goal.js';
import { chooseForward } from '../forward/forward-store.js';
import { chatName } from '../names.js';
import { moveInternalThread } from '../queries.js';
import { InternalAnnouncer } from './internal-announcer.js';
import { InternalEchoView } from './internal-echo.js';
import { InternalMessageView } from './internal-message.js';
import { InternalSystemLine } from './internal-system-line.js';
import { isNewsTo, type InternalRow } from './rows.js';
import { useInternalActions } from './use-internal-actions.js';
import { useInternalReading } from './use-internal-reading.js';
import { useInternalThread } from './use-internal-thread.js';

interface Props {
  chat: InternalChatRow;
  operatorId: number;
  /** A message to open at, from the address. */
  target: number | undefined;
  /** Says how to go to a message: for the bar of pinned ones. */
  onReady(jumpTo: (id: number) => Promise<void>): void;
}

const createdAt = (message: InternalMessage): string => message.createdAt;

/** The messages of a chat with colleagues. */
export function InternalThread({ chat, operatorId, target, onReady }: Props) {
  const { t } = useTranslation('internal-chats');
  const client = useQueryClient();
  const { query, rows, messages } = useInternalThread(chat, operatorId, target);
  const [atNewest, setAtNewest] = useState(true);
  const { goal, jumpTo } = useGoal({
    target,
    isReady: !query.isPending,
    isLoaded: useCallback((id) => messages.some((message) => message.id === id), [messages]),
    load: useCallback((id) => moveInternalThread(client, chat.id, { around: id }), [client, chat.id]),
  });
  useEffect(() => onReady(jumpTo), [onReady, jumpTo]);
  useInternalReading(chat, messages.at(-1)?.id ?? null, atNewest);
  useInternalActions(chat, messages, operatorId);
  const isNews = useMemo(() => isNewsTo(operatorId), [operatorId]);

  return (
    <>
      <MessageScroller
        label={t('thread.messages', { name: chatName(chat, t) })}
        rows={rows}
        query={query}
        goal={goal}
        timeOf={createdAt}
        isNews={isNews}
        onAtNewest={setAtNewest}
        onNewest={() => moveInternalThread(client, chat.id, {})}
      >
        {(row, look) => <Row row={row} chat={chat} operatorId={operatorId} onJump={jumpTo} look={look} />}
      </MessageScroller>
      <ChoiceBar thread={colleagueThread(chat.id)} action="colleagues.forward" onForward={(messageIds) => chooseForward({ messageIds })} />
      <InternalAnnouncer messages={messages} operatorId={operatorId} />
    </>
  );
}

interface RowProps {
  row: InternalRow;
  chat: InternalChatRow;
  operatorId: number;
  look: RowLook;
  onJump(id: number): Promise<void>;
}

function Row({ row, chat, operatorId, look, onJump }: RowProps) {
  const { t } = useTranslation('internal-chats');
  const formats = useFormats();
  switch (row.type) {
    case 'start':
      return <StartLine>{t('thread.start', { date: formats.date(row.at) })}</StartLine>;
    case 'day':
      return <DayLine at={row.at} />;
    case 'unread':
      return <NewLine />;
    case 'echo':
      return <InternalEchoView echo={row.echo} startsGroup={row.startsGroup} focusable={look.focusable} />;
    case 'message':
      return row.message.kind === 'system' ? (
        <InternalSystemLine message={row.message} />
      ) : (
        <InternalMessageView
          message={row.message}
          chat={chat}
          operatorId={operatorId}
          startsGroup={row.startsGroup}
          onJump={onJump}
          {...look}
        />
      );
  }
}

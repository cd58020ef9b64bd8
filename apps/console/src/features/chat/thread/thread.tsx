import { useQueryClient } from '@tanstack/react-query';
import { use, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow, Message } from '../../../api/types.js';
import { ChoiceBar } from '../../../ui/thread/choice-bar.js';
import { clientThread } from '../../../ui/thread/choosing.js';
import { MessageScroller } from '../../../ui/thread/message-scroller.js';
import { useGoal } from '../../../ui/thread/use-goal.js';
import { ForwardSlot } from '../forward-slot.js';
import { loadedMessages, moveThread, moveThreadToDay, originOf } from '../queries/messages.js';
import { FindBar } from '../search/find-bar.js';
import { Announcer } from './announcer.js';
import { ThreadRowView } from './thread-row.js';
import { useMessageActions } from './use-message-actions.js';
import { useReadMarking } from './use-read-marking.js';
import { useThread } from './use-thread.js';

interface Props {
  row: DialogRow;
  operatorId: number;
  /** A message to open at, from the address. */
  target: number | undefined;
}

const sentAt = (message: Message): string => message.sentAt;
const isFromClient = ({ kind }: Message): boolean => kind === 'from_client';

/** The messages of a dialog. */
export function Thread({ row, operatorId, target }: Props) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const { query, rows, messages, byHand } = useThread(row, operatorId, target);
  const forward = use(ForwardSlot);
  const [atNewest, setAtNewest] = useState(true);
  const { goal, jumpTo } = useGoal({
    target,
    isReady: !query.isPending,
    isLoaded: useCallback((id) => loadedMessages(client, row.id).some((message) => message.id === id), [client, row.id]),
    load: useCallback((id) => moveThread(client, row.id, { around: id }), [client, row.id]),
  });
  useReadMarking({ row, operatorId, lastId: messages.at(-1)?.id ?? null, atEnd: atNewest, byHand });
  useMessageActions(row.channel.transport, messages);

  const toDay = useCallback(
    async (day: string): Promise<void> => {
      const first = await moveThreadToDay(client, row.id, day);
      if (first !== null) void jumpTo(first);
    },
    [client, row.id, jumpTo],
  );
  const goTo = useCallback((id: number) => void jumpTo(id), [jumpTo]);
  const toNewest = async (): Promise<void> => {
    await moveThread(client, row.id, {});
    const last = loadedMessages(client, row.id).at(-1);
    if (last) goTo(last.id);
  };

  return (
    <>
      <FindBar dialogId={row.id} onGo={goTo} onDay={(day) => void toDay(day)} />
      <MessageScroller
        // Elsewhere in the thread it begins anew: rows that were measured here say nothing of those there.
        key={originOf(query.data)}
        label={t('thread.messages', { name: row.client.name })}
        rows={rows}
        query={query}
        goal={goal}
        timeOf={sentAt}
        isNews={isFromClient}
        onAtNewest={setAtNewest}
        onNewest={toNewest}
      >
        {(one, look) => <ThreadRowView row={one} dialog={row} operatorId={operatorId} onQuotedClick={jumpTo} {...look} />}
      </MessageScroller>
      {forward ? <ChoiceBar thread={clientThread(row.id)} action="message.forward" onForward={forward} /> : null}
      <Announcer messages={messages} name={row.client.name} />
    </>
  );
}

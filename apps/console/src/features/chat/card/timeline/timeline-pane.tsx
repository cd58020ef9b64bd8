import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, TimelineMessage } from '../../../../api/cards.js';
import type { DialogRow } from '../../../../api/types.js';
import { useAction } from '../../../../ui/actions/registry.js';
import { useFormats } from '../../../../ui/format.js';
import { DayLine, NewLine, StartLine } from '../../../../ui/thread/dividers.js';
import { MessageScroller, type RowLook } from '../../../../ui/thread/message-scroller.js';
import { useGoal } from '../../../../ui/thread/use-goal.js';
import { MessageView } from '../../thread/message-view.js';
import { SystemLine } from '../../thread/system-line.js';
import { useChatLocation } from '../../use-chat-location.js';
import { timelineQuery } from '../queries.js';
import { SourceLink } from './source-link.js';
import { timelineRows, type TimelineRow } from './timeline-rows.js';
import classes from './timeline.module.css';

interface Props {
  card: Card;
  operatorId: number;
}

const NO_MESSAGES: TimelineMessage[] = [];
const sentAt = (message: TimelineMessage): string => message.sentAt;
const isFromClient = ({ kind }: TimelineMessage): boolean => kind === 'from_client';
const nothing = (): void => {};

/** Everything that was said with one person, over all channels, to be read only: each message leads to its dialog. */
export function TimelinePane({ card, operatorId }: Props) {
  const { t } = useTranslation('card');
  const { open, refine } = useChatLocation();
  const query = useInfiniteQuery(timelineQuery(card.id));
  const messages = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? NO_MESSAGES, [query.data]);
  const { hasPreviousPage } = query;
  const rows = useMemo(() => timelineRows(messages, hasPreviousPage), [messages, hasPreviousPage]);
  const close = (): void => refine({ pane: undefined });
  useAction('general.escape', close);

  const isLoaded = useCallback((id: number) => messages.some((message) => message.id === id), [messages]);
  const { goal, jumpTo } = useGoal({ target: undefined, isReady: !query.isPending, isLoaded, load: async () => {} });
  /** What is quoted is further up, or not loaded yet: then its dialog shows it. */
  const toQuoted = (message: TimelineMessage) => async (id: number) => {
    if (isLoaded(id)) await jumpTo(id);
    else open(message.dialogId, { message: id });
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const row = event.key === 'Enter' && event.target instanceof HTMLElement ? event.target.dataset['messageId'] : undefined;
    const message = messages.find(({ id }) => String(id) === row);
    if (!message) return;
    event.preventDefault();
    event.stopPropagation();
    open(message.dialogId, { message: message.id });
  };

  return (
    <div className={classes.pane} onKeyDown={onKeyDown}>
      <header className={classes.bar}>
        <h3 className={classes.title}>{t('timeline.title')}</h3>
        <span className={classes.hint}>{t('timeline.hint', { count: card.clients.length })}</span>
        <ActionIcon aria-label={t('timeline.close')} onClick={close}>
          <IconX size={17} />
        </ActionIcon>
      </header>
      <MessageScroller
        label={t('timeline.messages', { name: card.name ?? card.clients[0]?.name ?? '' })}
        rows={rows}
        query={query}
        goal={goal}
        timeOf={sentAt}
        isNews={isFromClient}
        onAtNewest={nothing}
        onNewest={async () => {}}
      >
        {(row, look) => <TimelineLine row={row} look={look} card={card} operatorId={operatorId} toQuoted={toQuoted} />}
      </MessageScroller>
    </div>
  );
}

interface LineProps extends Props {
  row: TimelineRow;
  look: RowLook;
  toQuoted(message: TimelineMessage): (id: number) => Promise<void>;
}

function TimelineLine({ row, look, card, operatorId, toQuoted }: LineProps) {
  const { t } = useTranslation('card');
  const formats = useFormats();
  switch (row.type) {
    case 'start':
      return <StartLine>{t('timeline.start', { date: formats.date(row.at) })}</StartLine>;
    case 'day':
      return <DayLine at={row.at} />;
    case 'unread':
      return <NewLine />;
    case 'echo':
      return row.echo;
    case 'message':
      return row.message.kind === 'system' ? (
        <SystemLine message={row.message} beside={<SourceLink message={row.message} inLine tabbable={false} />} />
      ) : (
        <MessageView
          message={row.message}
          dialog={dialogOf(card, row.message)}
          operatorId={operatorId}
          startsGroup={row.startsGroup}
          onQuotedClick={toQuoted(row.message)}
          readOnly
          beside={<SourceLink message={row.message} named={row.startsGroup} tabbable={look.focusable} />}
          {...look}
        />
      );
  }
}

/** The dialog of a message as the card knows it; its channel at least is known by the message itself. */
function dialogOf(card: Card, { dialogId, channel }: TimelineMessage): Pick<DialogRow, 'client' | 'channel'> {
  const client = card.clients.find(({ dialog }) => dialog?.id === dialogId);
  return { client: { id: client?.clientId ?? 0, name: card.name ?? client?.name ?? channel.name }, channel };
}

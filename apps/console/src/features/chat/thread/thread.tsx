import { Button, Skeleton } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogRow } from '../../../api/types.js';
import { useFormats } from '../../../ui/format.js';
import { errorText } from '../../../ui/toast.js';
import { moveThread } from '../queries/messages.js';
import { Announcer } from './announcer.js';
import { newAfter, type ThreadRow } from './rows.js';
import { ThreadRowView } from './thread-row.js';
import { useMessageActions } from './use-message-actions.js';
import { useMessageFocus } from './use-message-focus.js';
import { useOpeningPosition, type Goal } from './use-opening-position.js';
import { useReadMarking } from './use-read-marking.js';
import { useThread } from './use-thread.js';
import classes from './thread.module.css';

interface Props {
  row: DialogRow;
  operatorId: number;
  /** A message to open at, from the address. */
  target: number | undefined;
}

const ESTIMATES = { start: 56, day: 40, unread: 32, message: 64, echo: 52 } as const;
const END_THRESHOLD = 80;
const FETCH_WITHIN_PIXELS = 1400;

/** The messages of a dialog: drawn as far as they are in sight, paged both ways, kept still while older ones arrive. */
export function Thread({ row, operatorId, target }: Props) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const { query, rows, messages, byHand } = useThread(row, operatorId, target);
  const [atEnd, setAtEnd] = useState(true);
  const [flashed, setFlashed] = useState<number | null>(null);
  const seenKey = useRef<string | null>(null);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ESTIMATES[rows[index]?.type ?? 'message'],
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_THRESHOLD,
    overscan: 8,
    paddingStart: 8,
    paddingEnd: 10,
  });
  const items = virtualizer.getVirtualItems();
  const { hasPreviousPage, hasNextPage, isFetchingPreviousPage, isFetchingNextPage, fetchPreviousPage, fetchNextPage } = query;
  const [jump, setJump] = useState<Goal | null>(null);
  const asked = useMemo(() => (target === undefined ? null : { id: target }), [target]);
  const latestLook = useRef(() => {});
  const settled = useOpeningPosition(
    virtualizer,
    rows,
    jump ?? asked,
    setFlashed,
    useCallback(() => latestLook.current(), []),
  );

  const look = useCallback((): void => {
    const element = scroller.current;
    if (!element || !settled.current) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    setAtEnd(below < END_THRESHOLD);
    if (element.scrollTop < FETCH_WITHIN_PIXELS && hasPreviousPage && !isFetchingPreviousPage) void fetchPreviousPage();
    if (below < FETCH_WITHIN_PIXELS && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [settled, hasPreviousPage, isFetchingPreviousPage, fetchPreviousPage, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    latestLook.current = look;
    look();
  }, [look, rows]);

  const lastRow = rows.at(-1);
  const atNewest = atEnd && !hasNextPage;
  useEffect(() => {
    if (atNewest) seenKey.current = lastRow?.key ?? null;
  }, [atNewest, lastRow]);
  // What one has just written oneself is always in sight.
  const lastEchoKey = lastRow?.type === 'echo' ? lastRow.key : null;
  useEffect(() => {
    if (lastEchoKey) virtualizer.scrollToEnd();
  }, [lastEchoKey, virtualizer]);
  useReadMarking({ row, operatorId, lastId: messages.at(-1)?.id ?? null, atEnd: atNewest, byHand });

  const toEnd = async (): Promise<void> => {
    if (hasNextPage) await moveThread(client, row.id, {});
    virtualizer.scrollToEnd();
  };
  const toMessage = useCallback(
    async (id: number): Promise<void> => {
      if (!messages.some((message) => message.id === id)) await moveThread(client, row.id, { around: id });
      setJump({ id });
    },
    [messages, client, row.id],
  );
  useMessageActions(row.channel.transport, messages);
  const focus = useMessageFocus(rows, (index) => virtualizer.scrollToIndex(index));

  return (
    <div className={classes.root}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        aria-live="off"
        aria-label={t('thread.messages', { name: row.client.name })}
        aria-busy={query.isPending}
        tabIndex={0}
        data-region-focus
        onScroll={look}
        onKeyDown={focus.onKeyDown}
      >
        {query.isPending ? <ThreadSkeleton /> : null}
        {query.isError && messages.length === 0 ? (
          <div className={classes.failed} role="alert">
            <p>{errorText(query.error)}</p>
            <Button variant="default" onClick={() => void query.refetch()}>
              {t('ui:retry')}
            </Button>
          </div>
        ) : null}
        <div className={classes.canvas} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const one = rows[item.index];
            return one ? (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes.item}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ThreadRowView
                  row={one}
                  dialog={row}
                  operatorId={operatorId}
                  flashed={one.type === 'message' && one.message.id === flashed}
                  focusable={focus.key === one.key}
                  onQuotedClick={toMessage}
                />
              </div>
            ) : null;
          })}
        </div>
      </div>
      <FloatingDay rows={rows} items={items} scrolling={virtualizer.isScrolling && !atEnd} offset={virtualizer.scrollOffset ?? 0} />
      {isFetchingPreviousPage ? <div className={classes.loading} role="status" aria-label={t('thread.loadingOlder')} /> : null}
      {atNewest ? null : <ToEndButton count={newAfter(rows, seenKey.current)} onClick={() => void toEnd()} />}
      <Announcer messages={messages} name={row.client.name} />
    </div>
  );
}

function ToEndButton({ count, onClick }: { count: number; onClick(): void }) {
  const { t } = useTranslation('chat');
  return (
    <button
      type="button"
      className={classes.toEnd}
      data-new={count > 0 || undefined}
      onClick={onClick}
      aria-label={count > 0 ? undefined : t('thread.toEnd')}
    >
      <IconArrowDown size={16} aria-hidden />
      {count > 0 ? <span>{t('thread.newBelow', { count })}</span> : null}
    </button>
  );
}

/** The day of what is on top of the screen, shown while scrolling. */
function FloatingDay({ rows, items, scrolling, offset }: { rows: ThreadRow[]; items: VirtualItem[]; scrolling: boolean; offset: number }) {
  const formats = useFormats();
  const top = items.find(({ end, index }) => end > offset && rows[index]?.type === 'message');
  const row = top ? rows[top.index] : undefined;
  return (
    <div className={classes.floatingDay} data-shown={(scrolling && row) || undefined} aria-hidden>
      {row?.type === 'message' ? formats.day(row.message.sentAt) : ''}
    </div>
  );
}

const SKELETON = [52, 36, 64, 44, 58, 30];

function ThreadSkeleton() {
  const { t } = useTranslation('chat');
  return (
    <div className={classes.skeleton} role="status" aria-label={t('thread.loading')}>
      {SKELETON.map((width, index) => (
        <Skeleton key={index} height={40} width={`${width}%`} radius={10} ml={index % 3 === 1 ? 'auto' : undefined} />
      ))}
    </div>
  );
}

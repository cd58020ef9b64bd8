import { Button, Skeleton } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format.js';
import { errorText } from '../toast.js';
import { newsAfter, type ThreadRow } from './rows.js';
import type { Goal } from './use-goal.js';
import { useMessageFocus } from './use-message-focus.js';
import { useOpeningPosition } from './use-opening-position.js';
import classes from './thread.module.css';

/** A thread that is paged both ways, as `useInfiniteQuery` gives it. */
export interface PagedThread {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  hasPreviousPage: boolean;
  hasNextPage: boolean;
  isFetchingPreviousPage: boolean;
  isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchPreviousPage(): unknown;
  fetchNextPage(): unknown;
}

/** How a row is to be drawn. */
export interface RowLook {
  /** It was just jumped to. */
  flashed: boolean;
  /** The arrows stand on it: its actions can be reached by Tab. */
  focusable: boolean;
}

interface Props<M, E> {
  label: string;
  rows: readonly ThreadRow<M, E>[];
  query: PagedThread;
  goal: Goal | null;
  timeOf(message: M): string;
  /** Counts for "↓ 3 new". */
  isNews(message: M): boolean;
  /** The end of the thread is on the screen, or no longer. */
  onAtNewest(at: boolean): void;
  /** Loads the newest part of the thread. */
  onNewest(): Promise<void>;
  children(row: ThreadRow<M, E>, look: RowLook): ReactNode;
}

const ESTIMATES = { start: 56, day: 40, unread: 32, message: 64, echo: 52 } as const;
const END_THRESHOLD = 80;
const FETCH_WITHIN_PIXELS = 1400;

/** The messages of a thread: drawn as far as they are in sight, paged both ways, kept still while older ones arrive. */
export function MessageScroller<M extends { id: number }, E>(props: Props<M, E>) {
  const { label, rows, query, goal, timeOf, isNews, onAtNewest, onNewest, children } = props;
  const { t } = useTranslation('thread');
  const scroller = useRef<HTMLDivElement>(null);
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
  const latestLook = useRef(() => {});
  const settled = useOpeningPosition(
    virtualizer,
    rows,
    goal,
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
    // In the next frame: rows that are being measured draw themselves many times over, and each would look again.
    const frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [look, rows]);

  const lastRow = rows.at(-1);
  const atNewest = atEnd && !hasNextPage;
  useEffect(() => {
    if (atNewest) seenKey.current = lastRow?.key ?? null;
  }, [atNewest, lastRow]);
  useEffect(() => onAtNewest(atNewest), [atNewest, onAtNewest]);
  // What one has just written oneself is always in sight.
  const lastEchoKey = lastRow?.type === 'echo' ? lastRow.key : null;
  useEffect(() => {
    if (lastEchoKey) virtualizer.scrollToEnd();
  }, [lastEchoKey, virtualizer]);

  const toEnd = async (): Promise<void> => {
    if (hasNextPage) await onNewest();
    virtualizer.scrollToEnd();
  };
  const focus = useMessageFocus(rows, (index) => virtualizer.scrollToIndex(index));

  return (
    <div className={classes.root}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        aria-live="off"
        aria-label={label}
        aria-busy={query.isPending}
        tabIndex={0}
        data-region-focus
        onScroll={look}
        onKeyDown={focus.onKeyDown}
      >
        {query.isPending ? <ThreadSkeleton /> : null}
        {query.isError && rows.length === 0 ? <ThreadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
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
                {children(one, { flashed: one.type === 'message' && one.message.id === flashed, focusable: focus.key === one.key })}
              </div>
            ) : null;
          })}
        </div>
      </div>
      <FloatingDay
        rows={rows}
        items={items}
        scrolling={virtualizer.isScrolling && !atEnd}
        offset={virtualizer.scrollOffset ?? 0}
        timeOf={timeOf}
      />
      {isFetchingPreviousPage ? <div className={classes.loading} role="status" aria-label={t('loadingOlder')} /> : null}
      {atNewest ? null : <ToEndButton count={newsAfter(rows, seenKey.current, isNews)} onClick={() => void toEnd()} />}
    </div>
  );
}

function ThreadFailure({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.failed} role="alert">
      <p>{errorText(error)}</p>
      <Button variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    </div>
  );
}

function ToEndButton({ count, onClick }: { count: number; onClick(): void }) {
  const { t } = useTranslation('thread');
  return (
    <button
      type="button"
      className={classes.toEnd}
      data-new={count > 0 || undefined}
      onClick={onClick}
      aria-label={count > 0 ? undefined : t('toEnd')}
    >
      <IconArrowDown size={16} aria-hidden />
      {count > 0 ? <span>{t('newBelow', { count })}</span> : null}
    </button>
  );
}

interface FloatingDayProps<M, E> {
  rows: readonly ThreadRow<M, E>[];
  items: VirtualItem[];
  scrolling: boolean;
  offset: number;
  timeOf(message: M): string;
}

/** The day of what is on top of the screen, shown while scrolling. */
function FloatingDay<M, E>({ rows, items, scrolling, offset, timeOf }: FloatingDayProps<M, E>) {
  const formats = useFormats();
  const top = items.find(({ end, index }) => end > offset && rows[index]?.type === 'message');
  const row = top ? rows[top.index] : undefined;
  return (
    <div className={classes.floatingDay} data-shown={(scrolling && row) || undefined} aria-hidden>
      {row?.type === 'message' ? formats.day(timeOf(row.message)) : ''}
    </div>
  );
}

const SKELETON = [52, 36, 64, 44, 58, 30];

function ThreadSkeleton() {
  const { t } = useTranslation('thread');
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      {SKELETON.map((width, index) => (
        <Skeleton key={index} height={40} width={`${width}%`} radius={10} ml={index % 3 === 1 ? 'auto' : undefined} />
      ))}
    </div>
  );
}

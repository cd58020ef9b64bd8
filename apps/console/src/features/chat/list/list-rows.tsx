import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../api/session.js';
import { errorText } from '../../../ui/toast.js';
import { useDialogList } from '../queries/dialog-list.js';
import { prefetchDialog } from '../queries/prefetch.js';
import { useChatLocation } from '../use-chat-location.js';
import { ListEmpty } from './list-empty.js';
import { ListRow } from './list-row.js';
import { useListKeys } from './use-list-keys.js';
import classes from './dialog-list.module.css';

const ROW_HEIGHT = 62;
const FETCH_AHEAD_ROWS = 15;

/** The rows of the list, as many as fit on the screen; the next page comes before the end is reached. */
export function ListRows() {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const scroller = useRef<HTMLDivElement>(null);
  const { data: me } = useQuery(meQuery);
  const { parameters, dialogId } = useChatLocation();
  const list = useDialogList(parameters);
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - FETCH_AHEAD_ROWS) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, lastShown, rows.length, fetchNextPage]);

  useListKeys(
    rows,
    useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]),
  );
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [parameters]);

  if (list.isPending) return <ListSkeleton label={t('list.loading')} />;
  if (list.isError && rows.length === 0) {
    return (
      <div className={classes.failed} role="alert">
        <p>{errorText(list.error)}</p>
        <Button variant="default" onClick={() => void list.refetch()}>
          {t('ui:retry')}
        </Button>
      </div>
    );
  }
  if (rows.length === 0) return <ListEmpty />;

  return (
    <div ref={scroller} className={classes.rows} data-region-focus tabIndex={-1}>
      <ul className={classes.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          return row ? (
            <li
              key={key}
              className={classes.item}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
            >
              <ListRow
                row={row}
                operatorId={me?.operator.id ?? 0}
                selected={row.id === dialogId}
                showOperator={['all', 'closed', 'snoozed', 'blocked'].includes(parameters.filter)}
                onIntent={() => prefetchDialog(client, row)}
              />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

function ListSkeleton({ label }: { label: string }) {
  return (
    <div className={classes.skeletons} role="status" aria-label={label}>
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} className={classes.skeleton}>
          <Skeleton width={36} height={36} radius={10} />
          <div style={{ flex: 1 }}>
            <Skeleton height={10} width={`${70 - (index % 3) * 12}%`} mb={8} />
            <Skeleton height={10} width={`${92 - (index % 4) * 9}%`} />
          </div>
        </div>
      ))}
    </div>
  );
}

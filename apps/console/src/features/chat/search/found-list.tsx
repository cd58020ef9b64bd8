import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../../api/session.js';
import { errorText } from '../../../ui/toast.js';
import { ListEmpty } from '../list/list-empty.js';
import { ListRow } from '../list/list-row.js';
import { useListKeys } from '../list/use-list-keys.js';
import { useDialogList } from '../queries/dialog-list.js';
import { prefetchDialog } from '../queries/prefetch.js';
import { useChatLocation } from '../use-chat-location.js';
import { FoundFilters } from './found-filters.js';
import { FoundLine } from './found-line.js';
import { useFoundMessages } from './use-found-messages.js';
import classes from './search.module.css';

const CHATS_AT_FIRST = 4;
const nothing = (): void => undefined;

/** What the search field of the list finds: clients by name or number, and messages by their words. */
export function FoundList() {
  const { search, parameters } = useChatLocation();
  const chats = useDialogList(parameters);
  const messages = useFoundMessages(search);
  const lines = messages.data?.pages.flatMap(({ items }) => items) ?? [];
  useListKeys(chats.rows, nothing);
  const narrowed = search.by !== undefined || search.from !== undefined || search.to !== undefined;
  const isEmpty = !chats.isPending && !messages.isPending && chats.rows.length === 0 && lines.length === 0 && !messages.isError;
  if (isEmpty && !narrowed) return <ListEmpty />;

  return (
    <div className={classes.root} data-region-focus tabIndex={-1} onKeyDown={walk}>
      {chats.rows.length > 0 ? <FoundChats chats={chats} /> : null}
      <FoundMessagesSection messages={messages} />
    </div>
  );
}

function FoundChats({ chats: { rows } }: { chats: ReturnType<typeof useDialogList> }) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { dialogId, search } = useChatLocation();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, CHATS_AT_FIRST);
  return (
    <section aria-labelledby="found-chats">
      <h2 id="found-chats" className={classes.title}>
        {t('found.chats')}
      </h2>
      <ul className={classes.list}>
        {shown.map((row) => (
          <li key={row.id} className={classes.chat}>
            <ListRow
              row={row}
              operatorId={me?.operator.id ?? 0}
              selected={row.id === dialogId && search.message === undefined}
              showOperator
              onIntent={() => prefetchDialog(client, row)}
            />
          </li>
        ))}
      </ul>
      {rows.length > shown.length ? (
        <Button variant="subtle" size="xs" className={classes.more} onClick={() => setAll(true)}>
          {t('found.allChats', { count: rows.length })}
        </Button>
      ) : null}
    </section>
  );
}

function FoundMessagesSection({ messages }: { messages: ReturnType<typeof useFoundMessages> }) {
  const { t } = useTranslation('chat');
  const { search } = useChatLocation();
  const pages = messages.data?.pages ?? [];
  const lines = pages.flatMap(({ items }) => items);
  const complete = pages.at(-1)?.complete ?? true;
  return (
    <section aria-labelledby="found-messages" aria-busy={messages.isFetching}>
      <h2 id="found-messages" className={classes.title}>
        {t('found.messages')}
      </h2>
      <FoundFilters />
      {messages.isError ? (
        <div className={classes.note} role="alert">
          <p>{errorText(messages.error)}</p>
          <Button variant="default" size="xs" onClick={() => void messages.refetch()}>
            {t('ui:retry')}
          </Button>
        </div>
      ) : null}
      <ul className={classes.list} data-old={messages.isPlaceholderData || undefined}>
        {lines.map((found) => (
          <li key={found.message.id}>
            <FoundLine found={found} selected={found.message.id === search.message} />
          </li>
        ))}
      </ul>
      <p className={classes.note} role="status">
        {messages.isFetching && lines.length === 0
          ? t('found.searching')
          : complete
            ? lines.length === 0
              ? t('found.none')
              : ''
            : t('found.notAll')}
      </p>
      {messages.hasNextPage ? (
        <Button
          variant="subtle"
          size="xs"
          className={classes.more}
          loading={messages.isFetchingNextPage}
          onClick={() => void messages.fetchNextPage()}
        >
          {t('found.older')}
        </Button>
      ) : null}
    </section>
  );
}

/** The arrows walk over what was found; Enter opens it, as any link. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (step === undefined || target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('li > a')];
  const next = stops[stops.indexOf(target) + step];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

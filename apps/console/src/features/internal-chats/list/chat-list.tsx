import { Button, CloseButton, Skeleton, TextInput } from '@mantine/core';
import { IconMessages, IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { internalChatsQuery } from '../../../api/internal-chats.js';
import { useMay } from '../../../api/use-may.js';
import { ActionButton } from '../../../ui/actions/action-button.js';
import { runAction, useAction } from '../../../ui/actions/registry.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { prefetchChat } from '../queries.js';
import { useColleaguesLocation } from '../use-colleagues-location.js';
import { ChatRow } from './chat-row.js';
import { FoundList } from './found-list.js';
import { useChatKeys } from './use-chat-keys.js';
import classes from './chat-list.module.css';

/** The chats with colleagues; a search goes over chats, people and messages. */
export function ChatList({ operatorId }: { operatorId: number }) {
  const { t } = useTranslation('internal-chats');
  const { search } = useColleaguesLocation();
  const mayMakeGroups = useMay('create_internal_groups');
  return (
    <section className={classes.root} aria-label={t('list.label')} data-region="list">
      <div className={classes.header}>
        <div className={classes.top}>
          <h2 className={classes.title}>{t('title')}</h2>
          {mayMakeGroups ? <ActionButton action="colleagues.group" /> : null}
          <ActionButton action="colleagues.start" />
        </div>
        <SearchField />
      </div>
      {search.query ? <FoundList query={search.query} operatorId={operatorId} /> : <Chats operatorId={operatorId} />}
    </section>
  );
}

function Chats({ operatorId }: { operatorId: number }) {
  const { t } = useTranslation('internal-chats');
  const client = useQueryClient();
  const { chatId } = useColleaguesLocation();
  const { data: chats = [], isPending, isError, error, refetch } = useQuery(internalChatsQuery);
  useChatKeys(chats);
  if (isPending) return <ListSkeleton />;
  if (isError && chats.length === 0) {
    return (
      <div className={classes.note} role="alert">
        <p>{errorText(error)}</p>
        <Button variant="default" onClick={() => void refetch()}>
          {t('ui:retry')}
        </Button>
      </div>
    );
  }
  if (chats.length === 0) {
    return (
      <EmptyState
        icon={<IconMessages size={22} />}
        title={t('list.empty')}
        action={<Button onClick={() => runAction('colleagues.start')}>{t('ui:actions.colleagues.start')}</Button>}
      >
        {t('list.emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className={classes.rows} data-region-focus tabIndex={-1}>
      <ul className={classes.list}>
        {chats.map((chat) => (
          <li key={chat.id}>
            <ChatRow chat={chat} operatorId={operatorId} selected={chat.id === chatId} onIntent={() => prefetchChat(client, chat)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const PAUSE_MILLISECONDS = 250;

function SearchField() {
  const { t } = useTranslation(['internal-chats', 'chat']);
  const { search, refine } = useColleaguesLocation();
  const query = search.query ?? '';
  const [text, setText] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  useAction('colleagues.search', () => field.current?.select());
  // The address may change by other means: back, a link.
  useEffect(() => setText(query), [query]);
  useEffect(() => {
    if (text === query) return undefined;
    const timer = setTimeout(() => refine({ query: text.trim() || undefined }), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text, query, refine]);
  return (
    <TextInput
      ref={field}
      className={classes.search}
      size="xs"
      type="search"
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      leftSection={<IconSearch size={15} />}
      rightSection={text ? <CloseButton size="xs" aria-label={t('chat:list.clearSearch')} onClick={() => setText('')} /> : null}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (text) setText('');
        else event.currentTarget.blur();
      }}
    />
  );
}

function ListSkeleton() {
  const { t } = useTranslation('internal-chats');
  return (
    <div className={classes.note} role="status" aria-label={t('list.loading')}>
      {Array.from({ length: 7 }, (_, index) => (
        <Skeleton key={index} height={40} mb={14} width={`${96 - (index % 3) * 8}%`} radius={8} />
      ))}
    </div>
  );
}

import { IconSearchOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { internalChatsQuery, searchInternal, type FoundInternalMessage } from '../../../api/internal-chats.js';
import type { Operator } from '../../../api/types.js';
import { Avatar } from '../../../ui/avatar.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { useFormats } from '../../../ui/format.js';
import { chatName } from '../names.js';
import { colleaguesFor, fitsName, fullName, withoutChat } from '../people.js';
import { prefetchChat } from '../queries.js';
import { useColleaguesLocation } from '../use-colleagues-location.js';
import { useStartChat } from '../use-start-chat.js';
import { ChatRow } from './chat-row.js';
import { useChatKeys } from './use-chat-keys.js';
import classes from './chat-list.module.css';

const LEAST = 2;

/** Chats by name, colleagues one has no chat with, and messages. */
export function FoundList({ query, operatorId }: { query: string; operatorId: number }) {
  const { t } = useTranslation('internal-chats');
  const client = useQueryClient();
  const { chatId } = useColleaguesLocation();
  const { data: all = [] } = useQuery(internalChatsQuery);
  const { data: operators = [] } = useQuery(operatorsQuery);
  const messages = useQuery({
    queryKey: ['internal', 'search', query],
    queryFn: ({ signal }) => searchInternal(query, signal),
    enabled: query.length >= LEAST,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const chats = all.filter((chat) => fitsName(chatName(chat, t), query));
  const people = withoutChat(colleaguesFor(operators, operatorId, query), all);
  const found = query.length >= LEAST ? (messages.data?.items ?? []) : [];
  useChatKeys(chats);
  if (chats.length === 0 && people.length === 0 && found.length === 0) {
    if (messages.isFetching) return <p className={classes.note}>{t('list.searching')}</p>;
    return (
      <EmptyState icon={<IconSearchOff size={22} />} title={t('list.nothingFound')}>
        {t('list.nothingFoundText')}
      </EmptyState>
    );
  }
  return (
    <div className={classes.rows} data-region-focus tabIndex={-1}>
      {chats.length > 0 ? <h3 className={classes.group}>{t('list.chats')}</h3> : null}
      <ul className={classes.list}>
        {chats.map((chat) => (
          <li key={chat.id}>
            <ChatRow chat={chat} operatorId={operatorId} selected={chat.id === chatId} onIntent={() => prefetchChat(client, chat)} />
          </li>
        ))}
      </ul>
      {people.length > 0 ? <h3 className={classes.group}>{t('list.people')}</h3> : null}
      <ul className={classes.list}>
        {people.map((person) => (
          <li key={person.id}>
            <Person person={person} />
          </li>
        ))}
      </ul>
      {found.length > 0 ? <h3 className={classes.group}>{t('list.messages')}</h3> : null}
      <ul className={classes.list}>
        {found.map((one) => (
          <li key={one.message.id}>
            <FoundMessage found={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Person({ person }: { person: Operator }) {
  const { t } = useTranslation('app');
  const start = useStartChat();
  const status = person.connected ? person.status : 'offline';
  return (
    <button type="button" className={classes.row} onClick={() => start.mutate({ kind: 'personal', operatorId: person.id })}>
      <Avatar name={person.name} status={status} />
      <span className={classes.body}>
        <span className={classes.name}>{fullName(person)}</span>
        <span className={classes.preview}>{(person.connected && person.statusName) || t(`status.${status}`)}</span>
      </span>
    </button>
  );
}

function FoundMessage({ found: { message, chatName: name, excerpt } }: { found: FoundInternalMessage }) {
  const { t } = useTranslation('internal-chats');
  const formats = useFormats();
  const { open } = useColleaguesLocation();
  const author = message.forwarded?.author.name ?? message.author?.name ?? '';
  return (
    <button type="button" className={classes.row} onClick={() => open(message.chatId, { message: message.id })}>
      <Avatar name={author} />
      <span className={classes.body}>
        <span className={classes.line}>
          <span className={classes.name}>{name || t('favourites')}</span>
          <time className={classes.time} dateTime={message.createdAt}>
            {formats.short(message.createdAt)}
          </time>
        </span>
        <span className={classes.preview}>
          {author ? `${author}: ` : ''}
          {excerpt.map((part, index) =>
            part.hit ? (
              <mark key={index} className={classes.hit}>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </span>
      </span>
    </button>
  );
}

import { Popover } from '@mantine/core';
import { IconCheck, IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { internalChatQuery, type InternalChatRow, type InternalMember, type InternalMessage } from '../../../api/internal-chats.js';
import { Avatar } from '../../../ui/avatar.js';
import { chooseReaders, useReadersShown } from './readers-shown.js';
import { readersOf } from './readers.js';
import bubble from '../../../ui/thread/message.module.css';
import classes from './internal-message.module.css';

interface Props {
  message: InternalMessage;
  chat: InternalChatRow;
  read: boolean;
}

/** One tick: sent; two: read. In a group a press tells who has read it. */
export function ReadMark({ message, chat, read }: Props) {
  const { t } = useTranslation('internal-chats');
  const opened = useReadersShown(({ messageId }) => messageId === message.id);
  const Icon = read ? IconChecks : IconCheck;
  const label = t(read ? 'message.read' : 'message.sent');
  const icon = <Icon size={15} stroke={2} />;
  if (chat.kind !== 'group') {
    return (
      <span className={bubble.status} data-status={read ? 'read' : undefined} role="img" aria-label={label} title={label}>
        {icon}
      </span>
    );
  }
  return (
    <Popover
      opened={opened}
      onChange={(open) => chooseReaders(open ? message.id : null)}
      width={240}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.readers}
          data-status={read ? 'read' : undefined}
          tabIndex={-1}
          aria-label={`${label}. ${t('readers.show')}`}
          onClick={() => chooseReaders(opened ? null : message.id)}
        >
          {icon}
        </button>
      </Popover.Target>
      <Popover.Dropdown p="sm" role="dialog" aria-label={t('readers.title')}>
        <Readers message={message} chatId={chat.id} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Readers({ message, chatId }: { message: InternalMessage; chatId: number }) {
  const { t } = useTranslation('internal-chats');
  const { data: chat } = useQuery({ ...internalChatQuery(chatId), refetchOnMount: 'always' });
  if (!chat) return <span>{t('readers.loading')}</span>;
  const { read, notYet } = readersOf(message, chat.members);
  return (
    <div className={classes.readersList} tabIndex={0} data-autofocus>
      <Names title={t('readers.read', { count: read.length })} people={read} />
      <Names title={t('readers.notYet', { count: notYet.length })} people={notYet} />
    </div>
  );
}

function Names({ title, people }: { title: string; people: readonly InternalMember[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <p className={classes.readersTitle}>{title}</p>
      <ul className={classes.people} aria-label={title}>
        {people.map(({ id, name }) => (
          <li key={id}>
            <Avatar name={name} size={22} /> {name}
          </li>
        ))}
      </ul>
    </>
  );
}

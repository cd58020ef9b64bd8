import { ActionIcon, Button, Switch } from '@mantine/core';
import { IconDoorExit, IconPencil, IconUserPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InternalChat } from '../../../api/internal-chats.js';
import { chatName } from '../names.js';
import { ChatPicture } from '../parts/chat-picture.js';
import { AddMembersWindow } from './add-members-window.js';
import { LeaveQuestion } from './leave-question.js';
import { Members } from './members.js';
import { RenameWindow } from './rename-window.js';
import { useGroupChange } from './use-group-change.js';
import classes from './group.module.css';

interface Props {
  chat: InternalChat;
  operatorId: number;
  onClose(): void;
}

/** Who is in a chat and what can be done with it: pinned on top, muted; in a group its name and people. */
export function ChatDetails({ chat, operatorId, onClose }: Props) {
  const { t } = useTranslation(['internal-chats', 'ui']);
  const change = useGroupChange(chat);
  const [window, setWindow] = useState<'name' | 'add' | 'leave' | null>(null);
  const isOwner = chat.kind === 'group' && chat.role === 'owner';
  const close = (): void => setWindow(null);
  return (
    <aside className={classes.details} aria-label={t('details.label')} data-region="details">
      <div className={classes.head}>
        <ChatPicture chat={chat} size={40} />
        <h2 className={classes.title}>{chatName(chat, t)}</h2>
        {isOwner ? (
          <ActionIcon aria-label={t('group.rename')} title={t('group.rename')} onClick={() => setWindow('name')}>
            <IconPencil size={17} stroke={1.75} />
          </ActionIcon>
        ) : null}
        <ActionIcon aria-label={t('ui:close')} onClick={onClose} data-region-focus>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={classes.switches}>
        <Switch
          label={t('details.pinned')}
          checked={chat.pinned}
          onChange={(event) => change.view({ pinned: event.currentTarget.checked })}
        />
        {chat.kind === 'favourites' ? null : (
          <Switch
            label={t('details.muted')}
            description={t('details.mutedHint')}
            checked={chat.muted}
            onChange={(event) => change.view({ muted: event.currentTarget.checked })}
          />
        )}
      </div>
      {chat.kind === 'group' ? (
        <div>
          <h3 className={classes.subtitle}>{t('header.members', { count: chat.members.length })}</h3>
          <Members chat={chat} operatorId={operatorId} change={change} />
          <div className={classes.buttons}>
            {isOwner ? (
              <Button variant="default" size="xs" leftSection={<IconUserPlus size={15} />} onClick={() => setWindow('add')}>
                {t('group.add')}
              </Button>
            ) : null}
            <Button variant="default" size="xs" leftSection={<IconDoorExit size={15} />} onClick={() => setWindow('leave')}>
              {t('group.leave')}
            </Button>
          </div>
        </div>
      ) : null}
      {window === 'name' ? <RenameWindow chat={chat} change={change} onClose={close} /> : null}
      {window === 'add' ? <AddMembersWindow chat={chat} change={change} operatorId={operatorId} onClose={close} /> : null}
      {window === 'leave' ? <LeaveQuestion chat={chat} change={change} onClose={close} /> : null}
    </aside>
  );
}

import { Menu } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimMessage } from '../model/sim-types.js';
import { usePhoneNature } from './phone-context.js';
import bubble from '../../../ui/messenger/bubble.module.css';
import classes from './thread.module.css';
import type { PhoneActions } from './use-phone-actions.js';

const EMOJIS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

interface BubbleActionsProps {
  message: SimMessage;
  actions: PhoneActions;
  onReply: (message: SimMessage) => void;
  onEdit: (message: SimMessage) => void;
}

/** What a long press on a message offers; a button beside it, because a mouse and a keyboard have no long press. */
export function BubbleActions({ message, actions, onReply, onEdit }: BubbleActionsProps) {
  const { t } = useTranslation('simulator');
  const [opened, setOpened] = useState(false);
  const { can } = usePhoneNature();
  const own = message.direction === 'in';
  const mayEdit = own && message.text && can.has('edit') && message.pressed === undefined;
  if (!can.has('react') && !can.has('quote') && !message.text && !(own && can.has('revoke'))) return null;
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position={own ? 'bottom-end' : 'bottom-start'}
      width={236}
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Menu.Target>
        <button type="button" className={bubble.more} aria-label={t('action.menu')} data-expanded={opened || undefined}>
          <IconChevronDown size={17} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {can.has('react') && <Reactions message={message} actions={actions} />}
        {can.has('quote') && (
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => onReply(message)}>
            {t('action.reply')}
          </Menu.Item>
        )}
        {message.text && (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void navigator.clipboard?.writeText(message.text ?? '')}>
            {t('action.copy')}
          </Menu.Item>
        )}
        {mayEdit && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(message)}>
            {t('action.edit')}
          </Menu.Item>
        )}
        {own && can.has('revoke') && (
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => void actions.revoke(message)}>
            {t('action.revoke')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Reactions({ message, actions }: Pick<BubbleActionsProps, 'message' | 'actions'>) {
  const { t } = useTranslation('simulator');
  return (
    <div className={classes.emojis} role="group" aria-label={t('action.react')}>
      {EMOJIS.map((emoji) => (
        <Menu.Item
          key={emoji}
          className={classes.emoji}
          aria-label={t(message.reaction === emoji ? 'action.unreact' : 'action.reactWith', { emoji })}
          data-chosen={message.reaction === emoji || undefined}
          onClick={() => void actions.react(message, message.reaction === emoji ? null : emoji)}
        >
          {emoji}
        </Menu.Item>
      ))}
    </div>
  );
}

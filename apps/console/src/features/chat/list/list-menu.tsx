import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ACTIONS, type ActionId } from '../../../ui/actions/definitions.js';
import { runAction, useActionEnabled } from '../../../ui/actions/registry.js';
import { Shortcut } from '../../../ui/actions/shortcut.js';
import { useDialogCounters } from '../queries/counters.js';

/** What the list's head has no room for: dialogs that are put off or blocked, and beginning one. */
export function ListMenu() {
  const { t } = useTranslation('chat');
  const { data: counters } = useDialogCounters();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={30} aria-label={t('list.menu')} title={t('list.menu')}>
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Entry action="list.writeFirst" />
        <Entry action="list.snoozed" count={counters?.snoozed} />
        <Entry action="list.blocked" count={counters?.blockedCount} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Entry({ action, count }: { action: ActionId; count?: number | undefined }) {
  const { t } = useTranslation('ui');
  const Icon = ACTIONS[action].icon;
  if (!useActionEnabled(action)) return null;
  return (
    <Menu.Item
      leftSection={<Icon size={16} />}
      rightSection={<Shortcut action={action} />}
      onClick={() => setTimeout(() => runAction(action))}
    >
      {t(`actions.${action}`)}
      {count ? ` · ${count > 99 ? '99+' : count}` : ''}
    </Menu.Item>
  );
}

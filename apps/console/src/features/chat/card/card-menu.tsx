import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/use-may.js';
import type { Client } from '../../../api/types.js';
import { definitionOf, type ActionId } from '../../../ui/actions/definitions.js';
import { runAction, useActionEnabled } from '../../../ui/actions/registry.js';
import { Shortcut } from '../../../ui/actions/shortcut.js';
import { BlacklistQuestion } from '../client-panel/blacklist.js';

/** What can be done with the card as a whole; who may do none of it has no menu. */
export function CardMenu({ client }: { client: Client }) {
  const { t } = useTranslation('card');
  const mayBlacklist = useMay('blacklist_clients') ?? false;
  const mayMerge = useMay('merge_chats') ?? false;
  const [asking, setAsking] = useState(false);
  if (!mayBlacklist && !mayMerge) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('menu')}>
            <IconDotsVertical size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Entry action="card.link" />
          <Entry action="card.unlink" />
          {mayMerge ? <Entry action="card.timeline" /> : null}
          <Entry action="card.history" />
          {mayBlacklist ? (
            <>
              {mayMerge ? <Menu.Divider /> : null}
              <Menu.Item leftSection={<IconBan size={16} />} onClick={() => setAsking(true)}>
                {client.blacklistedAt ? t('chat:client.unblacklist') : t('chat:client.blacklist')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {asking ? <BlacklistQuestion client={client} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Entry({ action }: { action: ActionId }) {
  const { t } = useTranslation('ui');
  const Icon = definitionOf(action).icon;
  if (!useActionEnabled(action)) return null;
  return (
    <Menu.Item leftSection={<Icon size={16} />} rightSection={<Shortcut action={action} />} onClick={() => runAction(action)}>
      {t(`actions.${action}`)}
    </Menu.Item>
  );
}

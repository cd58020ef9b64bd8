import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import type { DialogRow, DialogView } from '../../../api/types.js';
import { definitionOf, type ActionId } from '../../../ui/actions/definitions.js';
import { runAction, useAction, useActionEnabled } from '../../../ui/actions/registry.js';
import { Shortcut } from '../../../ui/actions/shortcut.js';
import { useFeatures } from '../queries/abilities.js';
import type { Echo } from '../sending/echo.js';
import { send } from '../sending/send-queue.js';
import { ContactWindow } from '../sharing/contact-window.js';
import { LocationWindow } from '../sharing/location-window.js';
import { TemplateWindow } from '../templates/template-window.js';
import { releaseUnreadMark } from '../thread/unread-mark.js';

interface Props {
  row: DialogRow;
  view: DialogView | undefined;
  mayWrite: boolean;
}

export type Shared = Pick<Echo, 'text' | 'files' | 'content' | 'parts'>;

type Window = 'template' | 'location' | 'contact';

/** What one sends that is not written: a template, a place, a contact. Only what this messenger carries. */
export function ShareMenu({ row, view, mayWrite }: Props) {
  const { t } = useTranslation('chat');
  const client = useQueryClient();
  const features = useFeatures(row.channel.transport);
  const [open, setOpen] = useState<Window | null>(null);
  // A template may be sent when nothing else may.
  useAction('write.template', () => setOpen('template'), (features?.templates ?? false) && (view?.canWrite ?? true));
  useAction('write.location', () => setOpen('location'), (features?.location ?? false) && mayWrite);
  useAction('write.contact', () => setOpen('contact'), (features?.contacts ?? false) && mayWrite);

  const close = (): void => {
    setOpen(null);
    requestAnimationFrame(() => runAction('write.reply'));
  };
  const share = (shared: Shared): void => {
    const id = { clientMessageId: uuid(), dialogId: row.id, createdAt: new Date().toISOString() };
    send(client, { ...id, ...shared, kind: 'to_client', quoted: null, state: 'sending', error: null });
    releaseUnreadMark(row.id);
    close();
  };
  if (!features || !(features.templates || features.location || features.contacts)) return null;
  return (
    <>
      <Menu position="top-start">
        <Menu.Target>
          <ActionIcon aria-label={t('composer.share')} title={t('composer.share')}>
            <IconPlus size={19} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Entry action="write.template" shown={features.templates} />
          <Entry action="write.location" shown={features.location} />
          <Entry action="write.contact" shown={features.contacts} />
        </Menu.Dropdown>
      </Menu>
      <TemplateWindow row={row} opened={open === 'template'} onClose={close} onShare={share} />
      <LocationWindow opened={open === 'location'} onClose={close} onShare={share} />
      <ContactWindow opened={open === 'contact'} onClose={close} onShare={share} />
    </>
  );
}

function Entry({ action, shown }: { action: ActionId; shown: boolean }) {
  const { t } = useTranslation('ui');
  const enabled = useActionEnabled(action);
  const Icon = definitionOf(action).icon;
  if (!shown) return null;
  return (
    <Menu.Item
      leftSection={<Icon size={16} />}
      rightSection={<Shortcut action={action} />}
      disabled={!enabled}
      onClick={() => runAction(action)}
    >
      {t(`actions.${action}`)}
    </Menu.Item>
  );
}

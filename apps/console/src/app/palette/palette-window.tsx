import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickList } from '../../ui/pick-list.js';
import { useFocusBack } from '../../ui/use-focus-back.js';
import { useActionGroups } from './use-action-groups.js';
import { useFoundDialogs } from './use-found-dialogs.js';
import { useFoundMessages } from './use-found-messages.js';

interface Props {
  opened: boolean;
  onClose(): void;
}

/** Everything that can be done now, and every dialog and message, within a few keys: this dialog's actions come first. */
export default function PaletteWindow({ opened, onClose }: Props) {
  const { t } = useTranslation('app');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      yOffset="12dvh"
      size={580}
      padding="xs"
      centered={false}
      transitionProps={{ duration: 100 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.label')}>
        <Modal.Body>
          <Search onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('app');
  const [search, setSearch] = useState('');
  const actions = useActionGroups(search, onClose);
  const dialogs = useFoundDialogs(search, onClose);
  const messages = useFoundMessages(search, onClose);
  useFocusBack();
  const searching = dialogs.searching || messages.searching;
  return (
    <PickList
      label={t('palette.label')}
      placeholder={t('palette.placeholder')}
      search={search}
      onSearch={setSearch}
      groups={[...actions, dialogs.group, messages.group]}
      empty={searching ? t('palette.searching') : t('palette.empty')}
    />
  );
}

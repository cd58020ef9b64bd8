import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedTemplate } from '../../../api/channel-types.js';
import type { DialogRow } from '../../../api/types.js';
import { FocusBack } from '../../../ui/use-focus-back.js';
import type { Shared } from '../composer/share-menu.js';
import { TemplateForm } from './template-form.js';
import { TemplatePicker } from './template-picker.js';

interface Props {
  row: DialogRow;
  opened: boolean;
  onClose(): void;
  onShare(shared: Shared): void;
}

/** Sends a message template: choose one, fill it in, see it as the client will. */
export function TemplateWindow({ row, opened, onClose, onShare }: Props) {
  const { t } = useTranslation('chat');
  const [chosen, setChosen] = useState<ListedTemplate | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // The next one begins with the list again, once this one is out of sight.
      onExitTransitionEnd={() => setChosen(null)}
      size={chosen ? 760 : 560}
      title={chosen ? t('template.named', { name: chosen.name, language: chosen.language }) : t('template.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <FocusBack />
      {chosen ? (
        <TemplateForm template={chosen} onBack={() => setChosen(null)} onShare={onShare} />
      ) : (
        <TemplatePicker channelId={row.channel.id} onChoose={setChosen} />
      )}
    </Modal>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../api/types.js';
import { HintTooltip } from '../../../ui/actions/action-button.js';
import { useActionEnabled } from '../../../ui/actions/registry.js';
import { writeFirst } from './write-first.js';

/** On a client's card: to him, in another channel. */
export function WriteElsewhere({ client }: { client: Client }) {
  const { t } = useTranslation('chat');
  if (!useActionEnabled('list.writeFirst')) return null;
  return (
    <HintTooltip label={t('writeFirst.other')}>
      <ActionIcon aria-label={t('writeFirst.other')} onClick={() => writeFirst(client)}>
        <IconMessagePlus size={17} />
      </ActionIcon>
    </HintTooltip>
  );
}

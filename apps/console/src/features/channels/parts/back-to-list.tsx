import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../../ui/use-width.js';

/** Where only one pane fits, the way back to the list. */
export function BackToList() {
  const { t } = useTranslation('channels');
  if (!useNarrow()) return null;
  return (
    <ActionIcon renderRoot={(props) => <Link to="/channels" search={{}} {...props} />} aria-label={t('back')}>
      <IconArrowLeft size={20} />
    </ActionIcon>
  );
}

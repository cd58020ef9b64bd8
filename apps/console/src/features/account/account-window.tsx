import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../ui/use-focus-back.js';

interface Props {
  title: string;
  /** What is in it is shown only once, so that no stray key or click may close it. */
  isSticky?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A window of the account page. */
export function AccountWindow({ title, isSticky = false, onClose, children }: Props) {
  const { t } = useTranslation('ui');
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnEscape={!isSticky}
      closeOnClickOutside={!isSticky}
      withCloseButton={!isSticky}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  );
}

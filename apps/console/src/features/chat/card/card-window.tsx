import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../ui/use-focus-back.js';
import { useNarrow } from '../../../ui/use-width.js';
import classes from './card-window.module.css';

interface Props {
  title: ReactNode;
  /** Something was chosen or typed: a press beside the window does not throw it away. */
  keeps?: boolean;
  wide?: boolean;
  onClose(): void;
  children: ReactNode;
}

/** A window about the card: the whole screen where that is narrow. */
export function CardFrame({ title, keeps = false, wide = false, onClose, children }: Props) {
  const { t } = useTranslation('ui');
  const narrow = useNarrow();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? 760 : 560}
      fullScreen={narrow}
      radius={narrow ? 0 : 'lg'}
      closeOnClickOutside={!keeps}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ body: classes.body }}
    >
      {children}
    </Modal>
  );
}

/** Why it could not be done. */
export function Problem({ children }: { children: ReactNode }) {
  return children ? (
    <div className={classes.problem} role="alert">
      {children}
    </div>
  ) : null;
}

/** Something that one should know before going on. */
export const Notice = ({ children }: { children: ReactNode }) => (
  <div className={classes.notice} role="status">
    {children}
  </div>
);

export const Buttons = ({ children }: { children: ReactNode }) => <div className={classes.buttons}>{children}</div>;

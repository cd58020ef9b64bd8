import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './question-window.module.css';
import { useFocusBack } from './use-focus-back.js';

interface Props {
  question: string;
  /** What follows from a yes; paragraphs. */
  children: ReactNode;
  /** What the button of the yes says. */
  action: string;
  isBusy: boolean;
  /** Why it could not be done. */
  problem?: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is gone for everybody. "Cancel" has the focus. */
export function QuestionWindow({ question, children, action, isBusy, problem, onConfirm, onClose }: Props) {
  const { t } = useTranslation('ui');
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={question} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.window}>
        {children}
        {problem && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={classes.buttons}>
          <Button color="red" loading={isBusy} onClick={onConfirm}>
            {action}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { errorText } from '../../ui/toast.js';
import { useFocusBack } from '../../ui/use-focus-back.js';
import classes from './settings.module.css';

interface Props {
  title: string;
  /** Wider, where lists stand in it. */
  size?: 'md' | 'lg';
  saving: boolean;
  error: Error | null;
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A small form in a window; what no field can show of a refusal stands above the buttons. */
export function FormWindow({ title, size = 'md', saving, error, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation('ui');
  useFocusBack();
  const besideFields = isApiError(error) && Object.keys(error.byField).length > 0;
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        {children}
        {error && !besideFields && (
          <p className={classes.problem} role="alert">
            {errorText(error)}
          </p>
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={saving}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../ui/toast.js';
import classes from './settings.module.css';

interface Props {
  question: string;
  text: string;
  onDelete: () => Promise<void>;
  onClose: () => void;
}

/** Asks before something of the settings is gone for everybody. */
export function ConfirmDelete({ question, text, onDelete, onClose }: Props) {
  const { t } = useTranslation(['settings', 'ui']);
  const deletion = useMutation({ mutationFn: onDelete, onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={question} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.form}>
        <p className={classes.note}>{text}</p>
        {deletion.error && (
          <p className={classes.problem} role="alert">
            {errorText(deletion.error)}
          </p>
        )}
        <div className={classes.buttons}>
          <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate()}>
            {t('settings:delete')}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

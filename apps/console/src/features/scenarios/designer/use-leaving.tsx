import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './designer.module.css';
import { useWorkshop } from './workshop.js';

/** Whoever leaves has what he drew saved first; if that can't be done, he is asked. */
export function useLeaving() {
  const { t } = useTranslation('scenarios');
  const { saver } = useWorkshop();
  const { status, proceed, reset } = useBlocker({
    withResolver: true,
    enableBeforeUnload: () => saver.isDirty,
    shouldBlockFn: async ({ current, next }) => {
      if (!saver.isDirty || current.pathname === next.pathname) return false;
      return saver.flush().then(
        () => false,
        () => true,
      );
    },
  });
  if (status !== 'blocked') return null;
  return (
    <Modal opened onClose={reset} title={t('leaving.question')} withCloseButton={false}>
      <p className={classes.note}>{t('leaving.text')}</p>
      <div className={classes.buttons}>
        <Button data-autofocus onClick={reset}>
          {t('leaving.stay')}
        </Button>
        <Button variant="default" color="red" onClick={proceed}>
          {t('leaving.leave')}
        </Button>
      </div>
    </Modal>
  );
}

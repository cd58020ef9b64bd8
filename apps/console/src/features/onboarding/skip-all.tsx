import { Button, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../ui/toast.js';
import classes from './pane.module.css';
import { useDrafting } from './model/use-drafting.js';
import { useOnboardingMoves } from './use-onboarding.js';

/** Puts everything aside, and says how to come back. */
export function SkipAll({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['onboarding', 'ui']);
  const moves = useOnboardingMoves();
  const { queue } = useDrafting();
  const navigate = useNavigate();
  const skip = async (): Promise<void> => {
    await queue.settled();
    await moves.whole('skip');
    await navigate({ to: '/chat' });
  };
  return (
    <Modal opened onClose={onClose} title={t('onboarding:skipAll.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={classes.window}>
        <p>{t('onboarding:skipAll.text')}</p>
        {moves.error && (
          <p className={classes.problem} role="alert">
            {errorText(moves.error)}
          </p>
        )}
        <div className={classes.buttons}>
          <Button loading={moves.isMoving} onClick={() => void skip().catch(() => undefined)}>
            {t('onboarding:skipAll.confirm')}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('onboarding:skipAll.stay')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { onboardingQuery } from '../../api/onboarding.js';
import { useMay } from '../../api/use-may.js';
import { toast } from '../../ui/toast.js';
import classes from './first-answer.module.css';

/** Whoever has just answered his first client in the chat is told that this was it, and led back to the end of the set-up. */
export function useFirstAnswer(): void {
  const { t } = useTranslation('onboarding');
  const may = useMay('onboarding') ?? false;
  const { data } = useQuery({ ...onboardingQuery, enabled: may });
  const navigate = useNavigate();
  const router = useRouter();
  const answered = data?.facts.answered;
  const before = useRef(answered);
  useEffect(() => {
    const isNew = before.current === false && answered === true;
    before.current = answered;
    if (!isNew || router.state.location.pathname === '/onboarding') return;
    const finish = (): void => {
      notifications.clean();
      void navigate({ to: '/onboarding', search: { step: 'first_conversation' } });
    };
    toast(
      <div className={classes.joy}>
        <span>{t('joy.answered')}</span>
        <Button size="compact-sm" onClick={finish}>
          {t('joy.toSetUp')}
        </Button>
      </div>,
    );
  }, [answered, navigate, router, t]);
}

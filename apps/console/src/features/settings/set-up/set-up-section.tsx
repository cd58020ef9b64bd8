import '../texts.js';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moveOnboarding, onboardingQuery } from '../../../api/onboarding.js';
import { toastError } from '../../../ui/toast.js';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import classes from '../settings.module.css';

/** How far the set-up is, and the way into it again, also when it was put aside or finished. */
export default function SetUpSection() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const navigate = useNavigate();
  const onboarding = useQuery(onboardingQuery);
  const opening = useMutation({
    mutationFn: async () => {
      if (onboarding.data?.state !== 'open') client.setQueryData(onboardingQuery.queryKey, await moveOnboarding('reopen'));
    },
    onSuccess: () => void navigate({ to: '/onboarding' }),
    onError: toastError,
  });
  return (
    <Section title={t('setUp.title')}>
      <LoadState query={onboarding} height={80} />
      {onboarding.data && (
        <>
          <p className={classes.note}>{t(`setUp.${onboarding.data.state}`, onboarding.data.progress)}</p>
          <div className={classes.buttons}>
            <Button loading={opening.isPending} onClick={() => opening.mutate()}>
              {t(onboarding.data.state === 'open' ? 'setUp.continue' : 'setUp.openAgain')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

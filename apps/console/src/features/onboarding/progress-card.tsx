import { Button, Progress } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { onboardingQuery } from '../../api/onboarding.js';
import { useMay } from '../../api/use-may.js';
import classes from './progress-card.module.css';

/** On the start page: how far the set-up is, and the way back into it. Nothing once it is finished, or for whom it is not. */
export function ProgressCard() {
  const { t } = useTranslation('onboarding');
  const may = useMay('onboarding') ?? false;
  const { data } = useQuery({ ...onboardingQuery, enabled: may });
  if (!may || data?.state !== 'open') return null;
  const { progress, current } = data;
  return (
    <section className={classes.card} aria-labelledby="set-up-card">
      <IconRocket className={classes.icon} size={22} aria-hidden="true" />
      <div className={classes.text}>
        <h2 className={classes.title} id="set-up-card">
          {t('title')}
        </h2>
        <p>{current ? t('card.next', { step: t(`step.${current}.title`) }) : t('card.almost')}</p>
        <div className={classes.progress}>
          <Progress value={(progress.done / progress.total) * 100} size="sm" aria-hidden />
          <span>{t('progress', { done: progress.done, total: progress.total })}</span>
        </div>
      </div>
      <Button renderRoot={(props) => <Link to="/onboarding" {...props} />} size="sm">
        {t('card.action')}
      </Button>
    </section>
  );
}

import { Button } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/api-error.js';
import { enterTechnically } from '../../api/links.js';
import { AuthLayout } from './auth-layout.js';
import classes from './auth.module.css';
import { LinkOver } from './link-over.js';
import { Problem } from './problem.js';
import { useAttempt } from './use-attempt.js';
import { useEnter } from './use-enter.js';
import { useLinkToken } from './use-link-token.js';

/** The way in for somebody of the platform, who is told what he is about to do before the link is used up. */
export default function TechnicalPage() {
  const { t } = useTranslation('auth');
  const token = useLinkToken();
  const enter = useEnter();
  const entering = useAttempt({
    run: () => enterTechnically(token),
    onSuccess: (me) => enter(me),
    onRefused: () => undefined,
  });
  const isOver = isApiError(entering.error) && entering.error.status === 404;
  if (!token || isOver) return <LinkOver kind="technical" error={token ? entering.error : null} />;
  return (
    <AuthLayout title={t('technical.title')}>
      <div className={classes.marked}>
        <IconTool size={20} aria-hidden />
        <div>
          <p>{t('technical.text')}</p>
          <p>{t('technical.seen')}</p>
        </div>
      </div>
      <p className={classes.text}>{t('technical.short')}</p>
      <Problem error={entering.error} secondsLeft={entering.secondsLeft} />
      <Button autoFocus loading={entering.isPending} disabled={entering.secondsLeft > 0} onClick={() => entering.mutate(undefined)}>
        {t('technical.submit')}
      </Button>
    </AuthLayout>
  );
}

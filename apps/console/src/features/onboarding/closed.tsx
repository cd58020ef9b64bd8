import { Button } from '@mantine/core';
import { IconConfetti, IconPlayerPause, IconRocket } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Onboarding } from '../../api/onboarding.js';
import { useMay } from '../../api/use-may.js';
import { errorText } from '../../ui/toast.js';
import classes from './pane.module.css';
import { useOnboardingMoves } from './use-onboarding.js';

const ICONS = {
  none: <IconRocket size={26} />,
  skipped: <IconPlayerPause size={26} />,
  finished: <IconConfetti size={26} />,
};

/** The set-up is finished, put aside, or there never was one. */
export function Closed({ onboarding: { state, progress } }: { onboarding: Onboarding }) {
  const { t } = useTranslation('onboarding');
  const moves = useOnboardingMoves();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (state === 'open') return null;
  const open = async (): Promise<void> => {
    await moves.whole('reopen');
    await navigate({ to: '/onboarding', search: {}, replace: true });
  };
  return (
    <div className={classes.scroll} data-region="set-up">
      <div className={classes.closed}>
        <span className={classes.closedMark} data-state={state} aria-hidden>
          {ICONS[state]}
        </span>
        <h1 className={classes.heading} tabIndex={-1} ref={heading}>
          {t(`closed.${state}.title`)}
        </h1>
        <p className={classes.lead}>{t(`closed.${state}.text`, { done: progress.done, total: progress.total })}</p>
        {state === 'finished' && <Next />}
        {moves.error && (
          <p className={classes.problem} role="alert">
            {errorText(moves.error)}
          </p>
        )}
        <div className={classes.buttons}>
          <Button renderRoot={(props) => <Link to="/chat" {...props} />} variant={state === 'finished' ? 'filled' : 'default'}>
            {t('closed.toChat')}
          </Button>
          <Button
            variant={state === 'finished' ? 'default' : 'filled'}
            loading={moves.isMoving}
            onClick={() => void open().catch(() => undefined)}
          >
            {t(`closed.${state}.open`)}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** What is worth doing next, each where one may. */
function Next() {
  const { t } = useTranslation('onboarding');
  const [scenarios, channels, settings] = [useMay('scenarios'), useMay('channels'), useMay('company')];
  return (
    <ul className={classes.next}>
      {scenarios && <NextItem link={<Link to="/scenarios">{t('next.bot.title')}</Link>}>{t('next.bot.text')}</NextItem>}
      {channels && (
        <NextItem
          link={
            <Link to="/channels" search={{ channel: 'new' }}>
              {t('next.channel.title')}
            </Link>
          }
        >
          {t('next.channel.text')}
        </NextItem>
      )}
      {settings && <NextItem link={<Link to="/settings/assignment">{t('next.rules.title')}</Link>}>{t('next.rules.text')}</NextItem>}
    </ul>
  );
}

function NextItem({ link, children }: { link: ReactNode; children: ReactNode }) {
  return (
    <li>
      {link}
      <span>{children}</span>
    </li>
  );
}

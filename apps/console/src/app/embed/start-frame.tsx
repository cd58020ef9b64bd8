import { Button, Loader } from '@mantine/core';
import { IconFrame, IconLogout, IconPlugConnectedX } from '@tabler/icons-react';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useState, type ReactNode } from 'react';
import type { Root } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';
import { Providers } from '../providers.js';
import { frameRouter } from './frame-router.js';
import { frameSession, useFrameSession } from './frame-session.js';
import classes from './frame.module.css';

/** The console as a page of somebody else shows it. */
export function startFrame(root: Root): void {
  frameSession.start();
  root.render(
    <StrictMode>
      <Providers>
        <Frame />
      </Providers>
    </StrictMode>,
  );
}

function Frame() {
  const { t } = useTranslation('app');
  const { stage, error } = useFrameSession();
  const again = <Button onClick={frameSession.again}>{t('frame.again')}</Button>;
  switch (stage) {
    case 'open':
      return <RouterProvider router={frameRouter} />;
    case 'waiting':
      return <Waiting />;
    case 'alone':
      return (
        <Whole icon={<IconFrame size={22} />} title={t('frame.alone')}>
          {t('frame.aloneText')}
        </Whole>
      );
    case 'refused':
      return (
        <Whole icon={<IconPlugConnectedX size={22} />} title={t('frame.refused')} action={again}>
          {errorText(error)}
        </Whole>
      );
    case 'ended':
      return (
        <Whole icon={<IconLogout size={22} />} title={t('frame.ended')} action={again}>
          {t('frame.endedText')}
        </Whole>
      );
  }
}

const SOON_MS = 6_000;

/** A page that gives a token does it at once: after a moment it is said what is missing. */
function Waiting() {
  const { t } = useTranslation('app');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Whole icon={<Loader size="sm" />} title={t(long ? 'frame.waitingLong' : 'frame.waiting')}>
      {long ? t('frame.waitingText') : null}
    </Whole>
  );
}

interface WholeProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

function Whole({ icon, title, children, action }: WholeProps) {
  return (
    <main className={classes.whole}>
      <EmptyState whole icon={icon} title={title} action={action}>
        {children}
      </EmptyState>
    </main>
  );
}

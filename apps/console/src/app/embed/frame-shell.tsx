import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.js';
import { listenForShortcuts } from '../../ui/actions/keyboard.js';
import { useAction } from '../../ui/actions/registry.js';
import { cycleRegions } from '../../ui/regions.js';
import { Palette } from '../palette/palette.js';
import { ConnectionBanner } from '../shell/connection-banner.js';
import { ShortcutsSheet } from '../shell/shortcuts-sheet.js';
import { useChangeMe } from '../shell/use-me.js';
import { useFrameLive } from './use-frame-live.js';
import classes from './frame.module.css';

/** Around the chat page in a frame: no rail, and nothing that leads elsewhere. */
export function FrameShell() {
  const { t } = useTranslation('app');
  const { data: me } = useQuery(meQuery);
  const [sheetOpened, setSheetOpened] = useState(false);
  const change = useChangeMe();
  useFrameLive();
  useEffect(() => listenForShortcuts(window), []);
  useAction('general.shortcuts', () => setSheetOpened(true));
  useAction('general.nextRegion', () => cycleRegions());
  useAction('general.previousRegion', () => cycleRegions(true));
  useAction('account.online', () => change({ status: 'online' }));
  useAction('account.away', () => change({ status: 'away' }));
  useAction('account.offline', () => change({ status: 'offline' }));

  return (
    <div className={classes.shell}>
      <main id="page" className={classes.page} tabIndex={-1} aria-label={me ? t('frame.of', { name: me.operator.name }) : undefined}>
        <ConnectionBanner />
        <Outlet />
      </main>
      <Palette />
      <ShortcutsSheet opened={sheetOpened} onClose={() => setSheetOpened(false)} />
    </div>
  );
}

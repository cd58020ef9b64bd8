import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listenForShortcuts } from '../../ui/actions/keyboard.js';
import { useAction } from '../../ui/actions/registry.js';
import { cycleRegions } from '../../ui/regions.js';
import { useFirstAnswer } from '../onboarding/use-first-answer.js';
import { ConnectionBanner } from './connection-banner.js';
import { Forwarding } from '../internal-chats/forwarding.js';
import { PackagesBanner } from './packages-banner.js';
import { Palette } from '../palette/palette.js';
import { Rail } from './rail.js';
import { ShortcutsSheet } from './shortcuts-sheet.js';
import { TechnicalBanner } from './technical-banner.js';
import { useAccountActions } from './use-account-actions.js';
import { useGoActions } from './use-go-actions.js';
import { useLiveUpdates } from './use-live-updates.js';
import { useUnreadTitle } from './use-unread-title.js';
import classes from './shell.module.css';

/** The frame of every page behind the log-in: rail, page, and what listens in the background. */
export function Shell() {
  const { t } = useTranslation('app');
  const [sheetOpened, setSheetOpened] = useState(false);
  useLiveUpdates();
  useUnreadTitle();
  useFirstAnswer();
  useGoActions();
  useAccountActions();
  useEffect(() => listenForShortcuts(window), []);
  useAction('general.shortcuts', () => setSheetOpened(true));
  useAction('general.nextRegion', () => cycleRegions());
  useAction('general.previousRegion', () => cycleRegions(true));

  return (
    <div className={classes.shell}>
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <Rail />
      <main id="page" className={classes.page} tabIndex={-1}>
        <TechnicalBanner />
        <ConnectionBanner />
        <PackagesBanner />
        <Outlet />
      </main>
      <Palette />
      <Forwarding />
      <ShortcutsSheet opened={sheetOpened} onClose={() => setSheetOpened(false)} />
    </div>
  );
}

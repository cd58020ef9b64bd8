import { Button, CloseButton } from '@mantine/core';
import { IconLock, IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keep, kept } from '../../api/kept.js';
import { packagesNoticeQuery } from '../../api/packages-notice.js';
import { meQuery } from '../../api/session.js';
import { useMay } from '../../api/use-may.js';
import { isOver, shownNotice } from './packages-notice.js';
import classes from './packages-banner.module.css';

/** That packages run out or dialogs are blocked, over every page, until it is closed or over. */
export function PackagesBanner() {
  const { t } = useTranslation(['app', 'ui']);
  const { data: me } = useQuery(meQuery);
  const mayPay = useMay('billing') ?? false;
  const told = useMay('billing', 'all_chats') ?? false;
  const { data: notice = null, isSuccess } = useQuery({ ...packagesNoticeQuery, enabled: told });
  const key = `deskwire.packages-notice.${me?.operator.id ?? 0}`;
  const [closed, setClosed] = useState(() => kept(key));
  const close = (kind: string | null): void => {
    keep(key, kind);
    setClosed(kind);
  };
  const over = isSuccess && isOver(notice, closed);
  useEffect(() => {
    if (over) close(null);
  }, [over]);

  const { pathname } = useLocation();
  const shown = shownNotice(notice, mayPay, closed);
  // The billing page says it in full.
  if (!shown || pathname === '/billing') return null;
  const { kind, blockedDialogs, placesLeft } = shown;
  const isBlocked = kind === 'blocked';
  return (
    <div className={classes.banner} data-tone={isBlocked ? 'danger' : 'wait'} role="status">
      {isBlocked ? <IconLock size={16} aria-hidden /> : <IconPackage size={16} aria-hidden />}
      <span className={classes.words}>
        {t(`app:packages.${kind}`, { count: isBlocked ? blockedDialogs : placesLeft })}
        {isBlocked && !mayPay && ` ${t('app:packages.askAdmin')}`}
      </span>
      {isBlocked && (
        <Button
          size="compact-xs"
          variant="default"
          renderRoot={(props: object) => <Link {...props} to="/chat" search={{ filter: 'blocked' }} />}
        >
          {t('app:packages.show')}
        </Button>
      )}
      {mayPay && (
        <Button size="compact-xs" variant="default" renderRoot={(props: object) => <Link {...props} to="/billing" />}>
          {t('ui:actions.go.billing')}
        </Button>
      )}
      <CloseButton size="xs" aria-label={t('app:packages.close')} onClick={() => close(kind)} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/session.js';
import { useSignOut } from './use-me.js';
import classes from './technical-banner.module.css';

/** While somebody of the platform is here in an operator's place: says so for as long as it lasts, and ends it. */
export function TechnicalBanner() {
  const { t } = useTranslation('app');
  const { data: me } = useQuery(meQuery);
  const signOut = useSignOut();
  if (!me?.technicalAccess) return null;
  return (
    <div className={classes.banner} role="note">
      <IconTool size={16} aria-hidden />
      <span>{t('technical.text', { name: me.operator.name, company: me.company.name })}</span>
      <Button size="compact-xs" variant="default" onClick={signOut}>
        {t('technical.end')}
      </Button>
    </div>
  );
}

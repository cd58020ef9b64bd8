import { Button } from '@mantine/core';
import { IconLock, IconWallet } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DialogRow } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { useFormats } from '../../../ui/format.js';
import classes from './blocked.module.css';

/** Where one would write: why the newest messages are not here, and who can bring them. */
export function BlockedComposer({ row, since }: { row: DialogRow; since: string }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const mayPay = useMay('billing') ?? false;
  return (
    <section className={classes.blocked} data-region="composer" aria-label={t('blocked.label')}>
      <IconLock size={20} aria-hidden className={classes.icon} />
      <div className={classes.words} role="status">
        <p className={classes.title}>
          {row.withheldMessages > 0 ? t('blocked.withheld', { count: row.withheldMessages }) : t('blocked.nothingYet')}
        </p>
        <p>{t('blocked.reason', { time: formats.full(since) })}</p>
        <p>{t(mayPay ? 'blocked.wayOut' : 'blocked.askAdmin')}</p>
      </div>
      {mayPay && (
        <Button
          leftSection={<IconWallet size={16} aria-hidden />}
          data-region-focus
          renderRoot={(props: object) => <Link {...props} to="/billing" />}
        >
          {t('ui:actions.go.billing')}
        </Button>
      )}
    </section>
  );
}

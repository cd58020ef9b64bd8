import { Button } from '@mantine/core';
import { IconLock, IconMessage2, IconWallet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { operatorsQuery } from '../../../api/company.js';
import { useFrame } from '../../../api/frame.js';
import type { DialogRow } from '../../../api/types.js';
import { useMay } from '../../../api/use-may.js';
import { useFormats } from '../../../ui/format.js';
import classes from './blocked.module.css';

/** Where one would write: why the newest messages are not here, and who can bring them. */
export function BlockedComposer({ row, since }: { row: DialogRow; since: string }) {
  const { t } = useTranslation('chat');
  const formats = useFormats();
  const mayPay = useMay('billing');
  return (
    <section className={classes.blocked} data-region="composer" aria-label={t('blocked.label')}>
      <IconLock size={20} aria-hidden className={classes.icon} />
      <div className={classes.words} role="status">
        <p className={classes.title}>
          {row.withheldMessages > 0 ? t('blocked.withheld', { count: row.withheldMessages }) : t('blocked.nothingYet')}
        </p>
        <p>{t('blocked.reason', { time: formats.full(since) })}</p>
        {mayPay && <p>{t('blocked.wayOut')}</p>}
        {mayPay === false && <Ask />}
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

const NAMED = 3;

/** Who of the company can do something about it, and where to write to him. */
function Ask() {
  const { t, i18n } = useTranslation('chat');
  const framed = useFrame((state) => state.framed);
  const { data = [] } = useQuery(operatorsQuery);
  const admins = data.filter(({ role }) => role === 'admin');
  const [first] = admins;
  if (!first) return <p>{t('blocked.askAdmin')}</p>;
  const names = admins.slice(0, NAMED).map(({ name }) => name);
  return (
    <>
      <p>{t('blocked.ask', { who: new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(names) })}</p>
      {!framed && (
        <Button
          className={classes.ask ?? ''}
          size="compact-sm"
          variant="default"
          leftSection={<IconMessage2 size={15} aria-hidden />}
          data-region-focus
          renderRoot={(props: object) => <Link {...props} to="/colleagues" search={{ query: first.name }} />}
        >
          {t('blocked.write', { name: first.name })}
        </Button>
      )}
    </>
  );
}

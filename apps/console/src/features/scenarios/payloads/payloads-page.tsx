import '../steps/texts.js';
import '../texts.js';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconSearch, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { payloadsQuery } from '../../../api/payloads.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { errorText } from '../../../ui/toast.js';
import { KnownPayloadCard } from './known-payload-card.js';
import { matches } from './matches.js';
import classes from './payloads.module.css';
import { SidePage } from './side-page.js';

/** Everything that buttons carry: where each payload is sent from, and what it starts. */
export default function PayloadsPage() {
  const { t } = useTranslation(['steps', 'ui']);
  const payloads = useQuery(payloadsQuery);
  const [search, setSearch] = useState('');
  const names = new Map(payloads.data?.scenarios.map(({ id, name }) => [id, name]));
  const nameOf = (id: number): string => names.get(id) ?? '';
  const items = payloads.data?.items;
  const found = items?.filter((payload) => matches(payload, nameOf, search)) ?? [];
  return (
    <SidePage title={t('steps:payloads.title')}>
      <p className={classes.note}>{t('steps:payloads.text')}</p>
      {payloads.isPending && <Skeleton height={160} />}
      {payloads.isError && !items && (
        <p className={classes.problem} role="alert">
          {errorText(payloads.error)}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void payloads.refetch()}>
            {t('ui:retry')}
          </Button>
        </p>
      )}
      {items?.length === 0 && (
        <EmptyState icon={<IconTag size={28} stroke={1.5} />} title={t('steps:payloads.none')}>
          {t('steps:payloads.noneText')}
        </EmptyState>
      )}
      {items && items.length > 0 && (
        <>
          <TextInput
            aria-label={t('steps:payloads.search')}
            placeholder={t('steps:payloads.search')}
            leftSection={<IconSearch size={16} />}
            value={search}
            data-region-focus
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <p className="visually-hidden" role="status">
            {t('steps:payloads.found', { count: found.length })}
          </p>
          {found.length === 0 && <p className={classes.note}>{t('steps:payloads.nothing')}</p>}
          <ul className={classes.list} aria-label={t('steps:payloads.title')}>
            {found.map((payload) => (
              <KnownPayloadCard key={payload.action} payload={payload} nameOf={nameOf} />
            ))}
          </ul>
        </>
      )}
    </SidePage>
  );
}

import '../roles/texts.js';
import '../texts.js';
import './texts.js';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { auditExportPath, auditQuery } from '../../../api/audit.js';
import { useMay } from '../../../api/use-may.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { auditFilterOf } from './audit-filter.js';
import { AuditFilters } from './audit-filters.js';
import { AuditList } from './audit-list.js';
import classes from './audit.module.css';
import type { AuditSearch } from './search.js';

/** Who changed what, and when. */
export default function AuditSection() {
  // Everybody else reads above that this is not for him.
  return useMay('audit_log') ? <AuditLog /> : null;
}

function AuditLog() {
  const { t } = useTranslation('audit');
  const search = useSearch({ from: '/shell/settings/audit' });
  const navigate = useNavigate();
  const filter = auditFilterOf(search);
  const query = useInfiniteQuery(auditQuery(filter));
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const change = (changes: AuditSearch): void =>
    void navigate({ to: '/settings/audit', search: (before) => ({ ...before, ...changes }), replace: true });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const clear = (): void => void navigate({ to: '/settings/audit', search: {}, replace: true });
  return (
    <Section title={t('title')}>
      <div className={classes.top}>
        <p className={settings.note}>{t('text')}</p>
        <Button
          component="a"
          href={auditExportPath(filter)}
          download
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          {t('export')}
        </Button>
      </div>
      <AuditFilters search={search} onChange={change} onClear={isFiltered ? clear : null} />
      <LoadState query={query} height={320} />
      {query.data && entries.length === 0 && (
        <EmptyState
          title={t(isFiltered ? 'noneFound' : 'none')}
          action={
            isFiltered && (
              <Button variant="default" onClick={clear}>
                {t('filter.clear')}
              </Button>
            )
          }
        >
          {t(isFiltered ? 'noneFoundText' : 'noneText')}
        </EmptyState>
      )}
      <AuditList entries={entries} onFilter={change} />
      {query.hasNextPage && (
        <div>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Section>
  );
}

import '../texts.js';
import './texts.js';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operatorStatusesQuery } from '../../../api/staff.js';
import { useMay } from '../../../api/use-may.js';
import { LoadState } from '../load-state.js';
import rows from '../rows.module.css';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { StatusName, StatusRows } from './status-rows.js';
import { StatusWindow } from './status-window.js';

const BUILT_IN = ['online', 'away', 'offline'] as const;

/** What operators can say of themselves: three statuses of the product, and what the company calls its ways of not answering. */
export default function StatusesSection() {
  const may = useMay('operator_statuses');
  return may ? <Statuses /> : null;
}

function Statuses() {
  const { t } = useTranslation(['statuses', 'app']);
  const statuses = useQuery(operatorStatusesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Section title={t('statuses:own')}>
        <p className={settings.note}>{t('statuses:ownText')}</p>
        <LoadState query={statuses} height={120} />
        {statuses.data?.items.length === 0 && <p className={settings.note}>{t('statuses:none')}</p>}
        {statuses.data && <StatusRows items={statuses.data.items} />}
        {statuses.data && statuses.data.items.length < statuses.data.limit && (
          <div className={settings.buttons}>
            <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
              {t('statuses:add')}
            </Button>
          </div>
        )}
        {statuses.data && statuses.data.items.length >= statuses.data.limit && (
          <p className={settings.note}>{t('statuses:full', { limit: statuses.data.limit })}</p>
        )}
      </Section>
      <Section title={t('statuses:builtIn')}>
        <ul className={rows.list}>
          {BUILT_IN.map((status) => (
            <li key={status} className={rows.row}>
              <StatusName name={t(`app:status.${status}`)} kind={status} hint={t(`statuses:builtInHints.${status}`)} />
            </li>
          ))}
        </ul>
      </Section>
      {adding && <StatusWindow status={null} onClose={() => setAdding(false)} />}
    </>
  );
}

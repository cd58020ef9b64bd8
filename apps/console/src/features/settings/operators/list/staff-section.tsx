import { Button } from '@mantine/core';
import { IconUserPlus, IconUserSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffQuery } from '../../../../api/staff.js';
import { useMay } from '../../../../api/use-may.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import { LoadState } from '../../load-state.js';
import { Section } from '../../section.js';
import { InviteWindow } from '../invitations/invite-window.js';
import { LicenceLine } from './licence-line.js';
import { StaffFilters } from './staff-filters.js';
import { StaffTable } from './staff-table.js';
import classes from './list.module.css';

/** The list of colleagues, as the address says which of them. */
export function StaffSection() {
  const { t } = useTranslation('operators');
  const { show = 'all', busy = false, find = '' } = useSearch({ from: '/shell/settings/operators' });
  const staff = useQuery(staffQuery({ filter: show, withOpenChats: busy, search: find }));
  const mayInvite = useMay('invite_operators');
  const [inviting, setInviting] = useState(false);
  return (
    <Section title={t('title')}>
      <div className={classes.head} data-wide>
        {staff.data && <LicenceLine licence={staff.data.licence} />}
        {mayInvite && (
          <Button leftSection={<IconUserPlus size={15} />} onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )}
      </div>
      <StaffFilters />
      <LoadState query={staff} height={240} />
      <p className="visually-hidden" role="status">
        {staff.data && t('found', { count: staff.data.items.length })}
      </p>
      {staff.data && staff.data.items.length > 0 && <StaffTable items={staff.data.items} />}
      {staff.data?.items.length === 0 && (
        <EmptyState icon={<IconUserSearch size={22} />} title={t('nobody')}>
          {t('nobodyText')}
        </EmptyState>
      )}
      {inviting && <InviteWindow onClose={() => setInviting(false)} />}
    </Section>
  );
}

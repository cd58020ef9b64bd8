import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorsSearch } from '../search.js';
import classes from './list.module.css';

const FILTERS = ['all', 'active', 'blocked', 'deleted'] as const;
const PAUSE_MS = 250;

/** Which colleagues are shown; part of the address, so that the way back from a card leads to the same list. */
export function StaffFilters() {
  const { t } = useTranslation('operators');
  const { show = 'all', busy = false, find = '' } = useSearch({ from: '/shell/settings/operators' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(find);
  const refine = (change: OperatorsSearch | { [K in keyof OperatorsSearch]: undefined }): void =>
    void navigate({
      to: '/settings/operators',
      search: (old: OperatorsSearch) => ({ ...old, ...change }) as OperatorsSearch,
      replace: true,
    });
  const search = useDebouncedCallback((text: string) => refine({ find: text.trim() || undefined }), PAUSE_MS);
  return (
    <div className={classes.filters} role="search" aria-label={t('filters')}>
      <TextInput
        className={classes.find}
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <div className={classes.states} role="group" aria-label={t('states')}>
        {FILTERS.map((each) => (
          <Button
            key={each}
            size="compact-sm"
            variant={show === each ? 'light' : 'subtle'}
            color={show === each ? 'petrol' : 'gray'}
            aria-pressed={show === each}
            onClick={() => refine({ show: each === 'all' ? undefined : each })}
          >
            {t(`filter.${each}`)}
          </Button>
        ))}
      </div>
      <Checkbox label={t('busy')} checked={busy} onChange={(event) => refine({ busy: event.currentTarget.checked || undefined })} />
    </div>
  );
}

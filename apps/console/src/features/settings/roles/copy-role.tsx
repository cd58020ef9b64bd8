import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RoleList } from '../../../api/roles.js';
import settings from '../settings.module.css';
import type { RolesSearch } from './search.js';

/** Starts a new role with what this one may; says so where there is no room for another. */
export function CopyRole({ of, list }: { of: NonNullable<RolesSearch['copy']>; list: Pick<RoleList, 'custom' | 'limit'> }) {
  const { t } = useTranslation('roles');
  if (list.custom.length >= list.limit) return <span className={settings.note}>{t('full', { limit: list.limit })}</span>;
  return (
    <Button
      renderRoot={(props: object) => <Link {...props} to="/settings/roles" search={{ role: 'new', copy: of }} />}
      variant="default"
      leftSection={<IconCopy size={15} />}
    >
      {t('copy')}
    </Button>
  );
}

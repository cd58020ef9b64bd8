import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery, type RoleRef } from '../../api/roles.js';
import { meQuery } from '../../api/session.js';
import { givableRoles, roleKey } from './givable-roles.js';
import { useRoleName } from './role-names.js';

interface Props {
  label: string;
  value: RoleRef | null;
  error?: ReactNode;
  /** A role that is being deleted is no choice. */
  without?: RoleRef;
  onChange: (role: RoleRef) => void;
}

/** The roles that whoever looks may give, those of the company's own below the others. */
export function RoleSelect({ label, value, error, without, onChange }: Props) {
  const { t } = useTranslation('people');
  const roleName = useRoleName();
  const { data: roles } = useQuery(rolesQuery);
  const { data: me } = useQuery(meQuery);
  const offered = (roles && me ? givableRoles(roles, me) : []).filter(({ ref }) => !without || roleKey(ref) !== roleKey(without));
  const items = (own: boolean) =>
    offered
      .filter(({ name }) => (name !== null) === own)
      .map(({ ref, name, role }) => ({ value: roleKey(ref), label: name ?? roleName({ role }) }));
  const own = items(true);
  return (
    <Select
      label={label}
      allowDeselect={false}
      error={error}
      maxDropdownHeight={240}
      data={own.length > 0 ? [...items(false), { group: t('ownRoles'), items: own }] : items(false)}
      value={value && roleKey(value)}
      onChange={(key) => {
        const chosen = offered.find(({ ref }) => roleKey(ref) === key);
        if (chosen) onChange(chosen.ref);
      }}
    />
  );
}

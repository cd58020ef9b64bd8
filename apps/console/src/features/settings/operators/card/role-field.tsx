import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery, type RoleRef } from '../../../../api/roles.js';
import { meQuery } from '../../../../api/session.js';
import type { StaffMember } from '../../../../api/staff.js';
import { RoleSelect } from '../../../../ui/people/role-select.js';
import { useRoleName } from '../../../../ui/people/role-names.js';

interface Props {
  member: StaffMember;
  value: RoleRef;
  error?: ReactNode;
  onChange: (role: RoleRef) => void;
}

/** The role, or why it stays as it is. */
export function RoleField({ member, value, error, onChange }: Props) {
  const { t } = useTranslation('operators');
  const roleName = useRoleName();
  const why = useWhyNot(member);
  if (!why) return <RoleSelect label={t('role')} value={value} error={error} onChange={onChange} />;
  return (
    <TextInput
      label={t('role')}
      value={roleName(member)}
      description={t(why)}
      inputWrapperOrder={['label', 'input', 'description']}
      readOnly
    />
  );
}

function useWhyNot({ id, role, state }: StaffMember): 'whyOwnRole' | 'whyLastAdmin' | null {
  const { data: me } = useQuery(meQuery);
  const { data: roles } = useQuery(rolesQuery);
  if (me?.operator.id === id) return 'whyOwnRole';
  const admins = roles?.builtIn.find((each) => each.role === 'admin')?.operators;
  return role === 'admin' && state === 'active' && admins === 1 ? 'whyLastAdmin' : null;
}

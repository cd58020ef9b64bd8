import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addRole, type PermissionCatalogue, type RoleForm as Form, type RoleList } from '../../../api/roles.js';
import { toast } from '../../../ui/toast.js';
import { Section } from '../section.js';
import { BackToRoles } from './back-to-roles.js';
import type { RoleTab } from './permission-tabs.js';
import { RoleForm } from './role-form.js';
import type { RolesSearch } from './search.js';
import { useRoleChange } from './use-role-change.js';

interface Props {
  /** The role that it starts as. */
  copy: RolesSearch['copy'];
  list: RoleList;
  catalogue: PermissionCatalogue;
}

export function NewRole({ copy, list, catalogue }: Props) {
  const { t } = useTranslation(['roles', 'people']);
  const navigate = useNavigate();
  const [tab, setTab] = useState<RoleTab>('sections');
  const add = useRoleChange(addRole, async ({ id, name }) => {
    toast(t('roles:added', { name }));
    await navigate({ to: '/settings/roles', search: { role: id } });
  });
  const own = list.custom.find(({ id }) => id === copy);
  const other = list.builtIn.find(({ role }) => role === copy);
  const from = own ?? other;
  const name = own?.name ?? (other && t(`people:role.${other.role}`));
  const start: Form = {
    name: name ? t('roles:copyName', { name }) : '',
    permissions: (from?.permissions ?? []).filter((permission) => !catalogue.adminOnly.includes(permission)),
  };
  return (
    <>
      <BackToRoles />
      <Section title={t('roles:newTitle')}>
        <RoleForm
          tab={tab}
          onTab={setTab}
          catalogue={catalogue}
          start={start}
          fresh
          saving={add.isPending}
          error={add.error}
          onSave={add.mutate}
        />
      </Section>
    </>
  );
}

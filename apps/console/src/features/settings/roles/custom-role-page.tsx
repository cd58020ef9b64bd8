import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeRole, type CustomRole, type PermissionCatalogue, type RoleForm as Form, type RoleList } from '../../../api/roles.js';
import { toast } from '../../../ui/toast.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { BackToRoles } from './back-to-roles.js';
import { CopyRole } from './copy-role.js';
import { DeleteRole } from './delete-role.js';
import type { RoleTab } from './permission-tabs.js';
import { RoleForm } from './role-form.js';
import { useRoleChange } from './use-role-change.js';

interface Props {
  role: CustomRole;
  list: RoleList;
  catalogue: PermissionCatalogue;
}

/** A role of the company's own: what it may takes effect for its holders the moment it is saved. */
export function CustomRolePage({ role, list, catalogue }: Props) {
  const { t } = useTranslation('roles');
  // Outlives the form, which starts anew when it is saved.
  const [tab, setTab] = useState<RoleTab>('sections');
  const save = useRoleChange(
    (form: Form) => changeRole(role.id, form),
    () => toast(t('saved')),
  );
  return (
    <>
      <BackToRoles />
      <Section title={role.name}>
        <p className={settings.note}>
          {t('holders', { count: role.operators })}. {role.operators > 0 && t('atOnce')}
        </p>
        <RoleForm
          // What was saved, here or by somebody else, is what the form starts from.
          key={`${role.name} ${role.permissions.join()}`}
          tab={tab}
          onTab={setTab}
          catalogue={catalogue}
          start={role}
          fresh={false}
          saving={save.isPending}
          error={save.error}
          onSave={save.mutate}
        />
      </Section>
      <div className={settings.buttons}>
        <CopyRole of={role.id} list={list} />
        <DeleteRole role={role} />
      </div>
    </>
  );
}

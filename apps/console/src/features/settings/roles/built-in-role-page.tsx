import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery, type BuiltInRole, type PermissionCatalogue } from '../../../api/roles.js';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { BackToRoles } from './back-to-roles.js';
import { CopyRole } from './copy-role.js';
import { PermissionTabs, type RoleTab } from './permission-tabs.js';

/** A role of the product: to be read, and to start one's own from. */
export function BuiltInRolePage({
  role: { role, permissions, operators },
  catalogue,
}: {
  role: BuiltInRole;
  catalogue: PermissionCatalogue;
}) {
  const { t } = useTranslation(['roles', 'people']);
  const [tab, setTab] = useState<RoleTab>('sections');
  const { data: list } = useQuery(rolesQuery);
  return (
    <>
      <BackToRoles />
      <Section title={t(`people:role.${role}`)}>
        <p className={settings.note}>
          {t(`roles:about.${role}`)} {t('roles:holders', { count: operators })}.
        </p>
        <p className={settings.note}>{t('roles:readOnly')}</p>
        {list && (
          <div className={settings.buttons}>
            <CopyRole of={role} list={list} />
          </div>
        )}
        <PermissionTabs tab={tab} onTab={setTab} catalogue={catalogue} chosen={permissions} onTick={null} />
      </Section>
    </>
  );
}

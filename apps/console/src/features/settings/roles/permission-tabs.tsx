import { Tabs } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PermissionCatalogue, PermissionGroup as Group } from '../../../api/roles.js';
import type { Permission } from '../../../api/types.js';
import { PermissionGroup } from './permission-group.js';
import { usePermissionNames } from './permission-names.js';
import classes from './roles.module.css';

export type RoleTab = 'sections' | 'actions';

interface Props {
  tab: RoleTab;
  onTab: (tab: RoleTab) => void;
  catalogue: PermissionCatalogue;
  chosen: readonly Permission[];
  onTick: ((permissions: readonly Permission[], on: boolean) => void) | null;
}

/** All that a role can be made of: what it opens, and what it does there. */
export function PermissionTabs({ tab, onTab, catalogue, chosen, onTick }: Props) {
  const { t } = useTranslation('roles');
  const { sections, actions, needs, adminOnly } = catalogue;
  const groups = (list: readonly Group[]) =>
    list.map((group) => <PermissionGroup key={group.group} group={group} chosen={chosen} needs={needs} onTick={onTick} />);
  return (
    <Tabs
      value={tab}
      onChange={(next) => onTab(next === 'actions' ? next : 'sections')}
      keepMounted={false}
      classNames={{ panel: classes.panel }}
    >
      <Tabs.List>
        <Tabs.Tab value="sections">
          {t('sections')} <Count list={sections} chosen={chosen} />
        </Tabs.Tab>
        <Tabs.Tab value="actions">
          {t('actions')} <Count list={actions} chosen={chosen} />
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="sections">
        <p className={classes.about}>{t('sectionsText')}</p>
        {groups(sections)}
        <AdminOnly permissions={adminOnly} chosen={chosen} />
      </Tabs.Panel>
      <Tabs.Panel value="actions">
        <p className={classes.about}>{t('actionsText')}</p>
        {groups(actions)}
      </Tabs.Panel>
    </Tabs>
  );
}

/** How much of the tab is ticked, so that nothing is forgotten behind the other one. */
function Count({ list, chosen }: { list: readonly Group[]; chosen: readonly Permission[] }) {
  const { t } = useTranslation('roles');
  const all = list.flatMap(({ permissions }) => permissions);
  return <span className={classes.count}>{t('of', { count: all.filter((one) => chosen.includes(one)).length, all: all.length })}</span>;
}

/** What no role of a company's own gets, and why. */
function AdminOnly({ permissions, chosen }: { permissions: readonly Permission[]; chosen: readonly Permission[] }) {
  const { t } = useTranslation('roles');
  const { name, meaning } = usePermissionNames();
  if (permissions.every((permission) => chosen.includes(permission))) {
    return <PermissionGroup group={{ group: 'admin', permissions: [...permissions] }} chosen={chosen} needs={{}} onTick={null} />;
  }
  return (
    <div className={classes.group}>
      <p className={classes.groupName}>{t('group.admin')}</p>
      <p className={classes.meaning}>{t('adminOnly')}</p>
      <div className={classes.members}>
        {permissions.map((permission) => (
          <div key={permission} className={classes.shown}>
            <IconLock size={16} aria-hidden />
            <div>
              <span className={classes.shownName}>{name(permission)}</span>
              <p className={classes.meaning}>{meaning(permission)}</p>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

import { Checkbox } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PermissionGroup as Group } from '../../../api/roles.js';
import type { Permission } from '../../../api/types.js';
import { usePermissionNames } from './permission-names.js';
import { tickOf } from './permission-set.js';
import classes from './roles.module.css';

interface Props {
  group: Group;
  chosen: readonly Permission[];
  needs: Partial<Record<Permission, Permission>>;
  /** Null where the role is only to be looked at. */
  onTick: ((permissions: readonly Permission[], on: boolean) => void) | null;
}

/** What belongs together, with one tick box for all of it. */
export function PermissionGroup({ group: { group, permissions }, chosen, needs, onTick }: Props) {
  const { t } = useTranslation('roles');
  const id = useId();
  const tick = tickOf(chosen, permissions);
  return (
    <div role="group" aria-labelledby={id} className={classes.group}>
      <p className={classes.groupName} id={id}>
        {onTick && permissions.length > 1 ? (
          <Checkbox
            label={t(`group.${group}`)}
            checked={tick === 'all'}
            indeterminate={tick === 'some'}
            onChange={() => onTick(permissions, tick !== 'all')}
          />
        ) : (
          t(`group.${group}`)
        )}
      </p>
      <div className={classes.members}>
        {permissions.map((permission) =>
          onTick ? (
            <Tick key={permission} permission={permission} chosen={chosen} need={needs[permission]} onTick={onTick} />
          ) : (
            <Shown key={permission} permission={permission} has={chosen.includes(permission)} />
          ),
        )}
      </div>
    </div>
  );
}

interface TickProps extends Pick<Props, 'chosen'> {
  permission: Permission;
  need: Permission | undefined;
  onTick: NonNullable<Props['onTick']>;
}

function Tick({ permission, chosen, need, onTick }: TickProps) {
  const { t } = useTranslation('roles');
  const { name, meaning } = usePermissionNames();
  return (
    <Checkbox
      label={name(permission)}
      description={
        <>
          {meaning(permission)}
          {need && <> {t('needs', { section: name(need) })}</>}
        </>
      }
      checked={chosen.includes(permission)}
      onChange={(event) => onTick([permission], event.currentTarget.checked)}
    />
  );
}

/** Of a role that nobody changes. */
function Shown({ permission, has }: { permission: Permission; has: boolean }) {
  const { t } = useTranslation('roles');
  const { name, meaning } = usePermissionNames();
  const Icon = has ? IconCheck : IconMinus;
  return (
    <div className={classes.shown} data-has={has || undefined}>
      <Icon size={16} aria-hidden />
      <div>
        <span className={classes.shownName}>
          {name(permission)}
          {has ? null : <span className={classes.not}> — {t('not')}</span>}
        </span>
        <p className={classes.meaning}>{meaning(permission)}</p>
      </div>
    </div>
  );
}

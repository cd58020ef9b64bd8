import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeOperatorStatuses, deleteOperatorStatus, operatorStatusesQuery, type OperatorStatusKind } from '../../../api/staff.js';
import { ConfirmDelete } from '../confirm-delete.js';
import { MoveButtons } from '../move-buttons.js';
import rows from '../rows.module.css';
import { StatusWindow } from './status-window.js';
import { useStatusChange } from './use-status-change.js';
import classes from './statuses.module.css';

/** The company's own statuses, in the order in which they are offered. */
export function StatusRows({ items }: { items: readonly OperatorStatusKind[] }) {
  const { t } = useTranslation(['statuses', 'settings']);
  const client = useQueryClient();
  const move = useStatusChange(arrangeOperatorStatuses);
  const [editing, setEditing] = useState<OperatorStatusKind | null>(null);
  const [deleting, setDeleting] = useState<OperatorStatusKind | null>(null);
  const remove = async ({ id }: OperatorStatusKind): Promise<void> => {
    await deleteOperatorStatus(id);
    await client.invalidateQueries({ queryKey: operatorStatusesQuery.queryKey });
  };
  return (
    <>
      <ul className={rows.list} aria-label={t('statuses:own')}>
        {items.map((status) => (
          <li key={status.id} className={rows.row}>
            <StatusName name={status.name} kind={status.kind} hint={t(`statuses:kinds.${status.kind}`)} />
            <span className={rows.buttons}>
              <MoveButtons name={status.name} id={status.id} ids={items.map(({ id }) => id)} onArrange={move.mutate} />
              <ActionIcon aria-label={t('settings:editNamed', { name: status.name })} onClick={() => setEditing(status)}>
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon aria-label={t('settings:deleteNamed', { name: status.name })} onClick={() => setDeleting(status)}>
                <IconTrash size={16} />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ul>
      {editing && <StatusWindow status={editing} onClose={() => setEditing(null)} />}
      {deleting && (
        <ConfirmDelete
          question={t('statuses:deleteQuestion', { name: deleting.name })}
          text={t('statuses:deleteText')}
          onDelete={() => remove(deleting)}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  );
}

/** A status as colleagues see it, with what it means. */
export function StatusName({ name, kind, hint }: { name: string; kind: OperatorStatusKind['kind'] | 'online'; hint: string }) {
  return (
    <span className={rows.what}>
      <span className={classes.dot} data-status={kind} aria-hidden />
      <span className={rows.name}>{name}</span>
      <span className={rows.description}>{hint}</span>
    </span>
  );
}

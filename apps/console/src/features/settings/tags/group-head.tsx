import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeTagGroups, deleteTagGroup, tagsQuery, type TagGroup } from '../../../api/tags.js';
import { ConfirmDelete } from '../confirm-delete.js';
import rows from '../rows.module.css';
import { MoveButtons } from '../move-buttons.js';
import { GroupWindow } from './group-window.js';
import { useTagChange } from './use-tag-change.js';

/** The name of a group of tags with what can be done with it. */
export function GroupHead({ group, groups, mayManage }: { group: TagGroup; groups: TagGroup[]; mayManage: boolean }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const move = useTagChange(arrangeTagGroups);
  const [shown, setShown] = useState<'edit' | 'delete' | null>(null);
  const remove = async (): Promise<void> => {
    await deleteTagGroup(group.id);
    await client.invalidateQueries({ queryKey: tagsQuery.queryKey });
  };
  return (
    <div className={rows.head}>
      <h3 className={rows.group}>
        {group.name}
        {!group.display && <span className={rows.hidden}>{t('tags.notOffered')}</span>}
      </h3>
      {mayManage && (
        <span className={rows.buttons}>
          <MoveButtons name={group.name} id={group.id} ids={groups.map(({ id }) => id)} onArrange={move.mutate} />
          <ActionIcon aria-label={t('editNamed', { name: group.name })} onClick={() => setShown('edit')}>
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('deleteNamed', { name: group.name })} onClick={() => setShown('delete')}>
            <IconTrash size={16} />
          </ActionIcon>
        </span>
      )}
      {shown === 'edit' && <GroupWindow group={group} onClose={() => setShown(null)} />}
      {shown === 'delete' && (
        <ConfirmDelete
          question={t('tags.deleteGroupQuestion', { name: group.name })}
          text={t('tags.deleteGroupText')}
          onDelete={remove}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

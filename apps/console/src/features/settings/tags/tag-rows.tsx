import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeTags, deleteTag, tagsQuery, type Tag, type TagGroup } from '../../../api/tags.js';
import { TagChip } from '../../../ui/tag-chip.js';
import { ConfirmDelete } from '../confirm-delete.js';
import { MoveButtons } from '../move-buttons.js';
import rows from '../rows.module.css';
import { TagWindow } from './tag-window.js';
import { useTagChange } from './use-tag-change.js';

interface Props {
  items: Tag[];
  groups: TagGroup[];
  mayManage: boolean;
}

/** The tags of one group. */
export function TagRows({ items, groups, mayManage }: Props) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const move = useTagChange(arrangeTags);
  const [editing, setEditing] = useState<Tag | null>(null);
  const [deleting, setDeleting] = useState<Tag | null>(null);
  const remove = async (tag: Tag): Promise<void> => {
    await deleteTag(tag.id);
    await client.invalidateQueries({ queryKey: tagsQuery.queryKey });
  };
  return (
    <>
      <ul className={rows.list}>
        {items.map((tag) => (
          <li key={tag.id} className={rows.row}>
            <span className={rows.what}>
              <TagChip tag={tag} />
              {tag.description && <span className={rows.description}>{tag.description}</span>}
            </span>
            {mayManage && (
              <span className={rows.buttons}>
                <MoveButtons name={tag.label} id={tag.id} ids={items.map(({ id }) => id)} onArrange={move.mutate} />
                <ActionIcon aria-label={t('editNamed', { name: tag.label })} onClick={() => setEditing(tag)}>
                  <IconPencil size={16} />
                </ActionIcon>
                <ActionIcon aria-label={t('deleteNamed', { name: tag.label })} onClick={() => setDeleting(tag)}>
                  <IconTrash size={16} />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ul>
      {editing && <TagWindow tag={editing} groups={groups} onClose={() => setEditing(null)} />}
      {deleting && (
        <ConfirmDelete
          question={t('tags.deleteQuestion', { name: deleting.label })}
          text={t('tags.deleteText')}
          onDelete={() => remove(deleting)}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  );
}

import '../texts.js';
import './texts.js';
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../../api/company.js';
import { useMay } from '../../../api/use-may.js';
import type { OperatorGroup } from '../../../api/types.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LoadState } from '../load-state.js';
import rows from '../rows.module.css';
import { Section } from '../section.js';
import settings from '../settings.module.css';
import { DeleteGroup } from './delete-group.js';
import { GroupFormWindow } from './group-form-window.js';

/** Who works together, and on which channels. */
export default function GroupsSection() {
  const may = useMay('groups');
  return may ? <Groups /> : null;
}

function Groups() {
  const { t } = useTranslation('groups');
  const groups = useQuery(groupsQuery);
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <Section title={t('title')}>
      <p className={settings.note}>{t('text')}</p>
      <LoadState query={groups} height={120} />
      {groups.data?.length === 0 && (
        <EmptyState icon={<IconUsers size={22} />} title={t('none')} action={add}>
          {t('noneText')}
        </EmptyState>
      )}
      {groups.data && groups.data.length > 0 && (
        <>
          <GroupRows items={groups.data} />
          <div className={settings.buttons}>{add}</div>
        </>
      )}
      {adding && <GroupFormWindow group={null} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function GroupRows({ items }: { items: readonly OperatorGroup[] }) {
  const { t } = useTranslation(['groups', 'settings']);
  const [editing, setEditing] = useState<OperatorGroup | null>(null);
  const [deleting, setDeleting] = useState<OperatorGroup | null>(null);
  return (
    <>
      <ul className={rows.list} aria-label={t('groups:title')}>
        {items.map((group) => (
          <li key={group.id} className={rows.row}>
            <span className={rows.what}>
              <span className={rows.name}>{group.name}</span>
              <span className={rows.description}>
                {t('groups:operators', { count: group.operatorIds.length })} · {t('groups:served', { count: group.channelIds.length })}
                {group.autoAssign ? null : <> · {t('groups:byHand')}</>}
              </span>
            </span>
            <span className={rows.buttons}>
              <ActionIcon aria-label={t('settings:editNamed', { name: group.name })} onClick={() => setEditing(group)}>
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon aria-label={t('settings:deleteNamed', { name: group.name })} onClick={() => setDeleting(group)}>
                <IconTrash size={16} />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ul>
      {editing && <GroupFormWindow group={editing} onClose={() => setEditing(null)} />}
      {deleting && <DeleteGroup group={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

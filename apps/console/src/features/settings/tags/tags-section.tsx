import '../texts.js';
import { Button } from '@mantine/core';
import { IconFolderPlus, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tagsQuery, type Tag, type TagGroup } from '../../../api/tags.js';
import { LoadState } from '../load-state.js';
import { Section } from '../section.js';
import classes from '../settings.module.css';
import { useMay } from '../../../api/use-may.js';
import { GroupHead } from './group-head.js';
import { GroupWindow } from './group-window.js';
import { TagRows } from './tag-rows.js';
import { TagWindow } from './tag-window.js';

/** The tags of the company, by group. */
export default function TagsSection() {
  const { t } = useTranslation(['settings', 'ui']);
  const tags = useQuery(tagsQuery);
  const mayManage = useMay('tags') ?? false;
  const [adding, setAdding] = useState<'tag' | 'group' | null>(null);
  const groups = tags.data?.groups ?? [];
  return (
    <Section title={t('settings:tags.title')}>
      <p className={classes.note}>{t('settings:tags.text')}</p>
      <LoadState query={tags} height={120} />
      {mayManage && tags.data && (
        <div className={classes.buttons}>
          <Button leftSection={<IconPlus size={15} />} onClick={() => setAdding('tag')}>
            {t('settings:tags.add')}
          </Button>
          <Button variant="default" leftSection={<IconFolderPlus size={15} />} onClick={() => setAdding('group')}>
            {t('settings:tags.addGroup')}
          </Button>
        </div>
      )}
      {tags.data && tags.data.items.length + groups.length === 0 && <p className={classes.note}>{t('settings:tags.none')}</p>}
      {tags.data && <TagRows items={tags.data.items.filter(outside)} groups={groups} mayManage={mayManage} />}
      {groups.map((group) => (
        <Group key={group.id} group={group} groups={groups} items={tags.data?.items ?? []} mayManage={mayManage} />
      ))}
      {adding === 'tag' && <TagWindow tag={null} groups={groups} onClose={() => setAdding(null)} />}
      {adding === 'group' && <GroupWindow group={null} onClose={() => setAdding(null)} />}
    </Section>
  );
}

const outside = ({ groupId }: Tag): boolean => groupId === null;

function Group({ group, groups, items, mayManage }: { group: TagGroup; groups: TagGroup[]; items: Tag[]; mayManage: boolean }) {
  return (
    <div>
      <GroupHead group={group} groups={groups} mayManage={mayManage} />
      <TagRows items={items.filter(({ groupId }) => groupId === group.id)} groups={groups} mayManage={mayManage} />
    </div>
  );
}

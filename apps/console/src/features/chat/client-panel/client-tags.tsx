import { ActionIcon, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { assignTags, takeTag, tagsQuery } from '../../../api/tags.js';
import { useMay } from '../../../api/use-may.js';
import type { Client } from '../../../api/types.js';
import { TagChip } from '../../../ui/tag-chip.js';
import { toastError } from '../../../ui/toast.js';
import { applyClient } from '../live/apply-live-events.js';
import classes from './client-tags.module.css';

/** The tags of the person, for all of his dialogs at once. */
export function ClientTags({ client }: { client: Client }) {
  const { t } = useTranslation('chat');
  const cache = useQueryClient();
  const may = useMay('tag_clients') ?? false;
  const add = useRef<HTMLButtonElement>(null);
  const change = (changed: Promise<Client>): void => void changed.then((now) => applyClient(cache, now), toastError);
  const remove = (tagId: number): void => {
    // The button that is pressed goes with its tag: the focus must not go with them.
    add.current?.focus();
    change(takeTag(client.id, tagId));
  };
  return (
    <section className={classes.tags} aria-label={t('client.tags')}>
      {client.tags.map((tag) => (
        <TagChip
          key={tag.id}
          tag={tag}
          removeLabel={t('client.takeTag', { name: tag.label })}
          {...(may && { onRemove: () => remove(tag.id) })}
        />
      ))}
      {may && <AddTag button={add} client={client} onPick={(tagId) => change(assignTags(client.id, [tagId]))} />}
    </section>
  );
}

function AddTag({ button, client, onPick }: { button: Ref<HTMLButtonElement>; client: Client; onPick: (tagId: number) => void }) {
  const { t } = useTranslation('chat');
  const { data } = useQuery(tagsQuery);
  const groups = data?.groups.filter(({ display }) => display) ?? [];
  const left = data?.items.filter(({ id }) => !client.tags.some((tag) => tag.id === id)) ?? [];
  const offered = [{ id: null, name: '' }, ...groups].map((group) => ({
    ...group,
    tags: left.filter(({ groupId }) => groupId === group.id),
  }));
  return (
    <Menu position="bottom-start" trapFocus>
      <Menu.Target>
        <ActionIcon ref={button} variant="default" size={24} radius="xl" aria-label={t('client.addTag')}>
          <IconPlus size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.list}>
        {offered.every(({ tags }) => tags.length === 0) && <Menu.Label>{t('client.noTags')}</Menu.Label>}
        {offered.flatMap(({ id, name, tags }) => [
          name && tags.length > 0 ? <Menu.Label key={`group-${id}`}>{name}</Menu.Label> : null,
          ...tags.map((tag) => (
            <Menu.Item key={tag.id} onClick={() => onPick(tag.id)}>
              <TagChip tag={tag} />
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}

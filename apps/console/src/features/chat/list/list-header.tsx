import { ActionIcon, CloseButton, Menu, TextInput } from '@mantine/core';
import { IconBolt, IconFilter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../../api/channels.js';
import { useFrameAllows } from '../../../api/frame.js';
import { useMay } from '../../../api/use-may.js';
import { ActionButton } from '../../../ui/actions/action-button.js';
import { useAction } from '../../../ui/actions/registry.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { useDialogCounters } from '../queries/counters.js';
import { useChatLocation } from '../use-chat-location.js';
import { ListMenu } from './list-menu.js';
import { ListTabs } from './list-tabs.js';
import { useClaimNew } from './use-claim-new.js';
import classes from './dialog-list.module.css';

/** Filters, search and the lightning button. */
export function ListHeader() {
  const { data: counters } = useDialogCounters();
  const claimNew = useClaimNew();
  const mayTake = useMay('take_new_chats') ?? false;
  const maySearch = useFrameAllows('search');
  useAction('list.lightning', claimNew.run, mayTake);
  const hot = (counters?.new ?? 0) > 0;

  return (
    <div className={classes.header}>
      <div className={classes.top}>
        <ListTabs />
        {mayTake && (
          <ActionButton
            action="list.lightning"
            variant={hot ? 'filled' : 'subtle'}
            color={hot ? 'petrol' : 'gray'}
            loading={claimNew.running}
            icon={<IconBolt size={18} stroke={1.75} />}
          />
        )}
      </div>
      <div className={classes.search}>
        {maySearch ? <SearchField /> : null}
        <ChannelFilter />
        <ListMenu />
      </div>
    </div>
  );
}

const PAUSE_MILLISECONDS = 250;

function SearchField() {
  const { t } = useTranslation('chat');
  const { parameters, refine } = useChatLocation();
  const [text, setText] = useState(parameters.query ?? '');
  const field = useRef<HTMLInputElement>(null);
  const query = parameters.query ?? '';
  useAction('list.search', () => field.current?.select());
  // The address may change by other means: back, a filter, a link.
  useEffect(() => setText(query), [query]);
  useEffect(() => {
    if (text === query) return undefined;
    const wanted = text.trim() || undefined;
    // With the search go its filters: they say nothing about the list.
    const more = wanted ? {} : { by: undefined, from: undefined, to: undefined };
    const timer = setTimeout(() => refine({ query: wanted, ...more }), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text, query, refine]);

  return (
    <TextInput
      ref={field}
      size="xs"
      type="search"
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      leftSection={<IconSearch size={15} />}
      rightSection={text ? <CloseButton size="xs" aria-label={t('list.clearSearch')} onClick={() => setText('')} /> : null}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') focusFirstFound(event);
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (text) setText('');
        else event.currentTarget.blur();
      }}
    />
  );
}

/** From the field into what was found. */
function focusFirstFound(event: KeyboardEvent<HTMLElement>): void {
  const first = event.currentTarget.closest('[data-region]')?.querySelector<HTMLElement>('[data-region-focus] li > a');
  if (!first) return;
  event.preventDefault();
  first.focus();
}

function ChannelFilter() {
  const { t } = useTranslation('chat');
  const { data: channels = [] } = useQuery({ ...channelsQuery, retry: false });
  const { parameters, refine } = useChatLocation();
  const transportName = useTransportName();
  if (channels.length < 2 && parameters.channelId === undefined) return null;
  const chosen = channels.find(({ id }) => id === parameters.channelId);
  const label = chosen ? t('list.onlyChannel', { name: chosen.name }) : t('list.allChannels');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={30} aria-label={label} title={label} variant={chosen ? 'light' : 'subtle'} color={chosen ? 'petrol' : 'gray'}>
          <IconFilter size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => refine({ channelId: undefined })}>{t('list.allChannels')}</Menu.Item>
        {channels.map((channel) => (
          <Menu.Item
            key={channel.id}
            leftSection={<TransportIcon transport={channel.transport} size={15} />}
            title={transportName(channel.transport)}
            onClick={() => refine({ channelId: channel.id })}
          >
            {channel.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeChannel, channelsQuery } from '../../../api/channels.js';
import { changeGroup, groupsQuery } from '../../../api/company.js';
import { Section } from '../section.js';
import classes from '../settings.module.css';
import { useSwitch } from './use-switch.js';

interface Switched {
  id: number;
  autoAssign: boolean;
}

/** Which channels' dialogs the rules give out. */
export function ChannelSwitches({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const { data: channels } = useQuery(channelsQuery);
  const change = useSwitch(({ id, autoAssign }: Switched) => changeChannel(id, { autoAssign }), channelsQuery.queryKey);
  return (
    <Section title={t('assignment.channels')}>
      <Switches
        items={channels ?? []}
        empty={t('assignment.noChannels')}
        mayChange={mayChange && !change.isPending}
        onChange={change.mutate}
      />
    </Section>
  );
}

/** Which groups' members the rules give dialogs. */
export function GroupSwitches({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const { data: groups } = useQuery(groupsQuery);
  const change = useSwitch(({ id, autoAssign }: Switched) => changeGroup(id, { autoAssign }), groupsQuery.queryKey);
  return (
    <Section title={t('assignment.groups')}>
      <p className={classes.note}>{t('assignment.groupsHint')}</p>
      <Switches items={groups ?? []} empty={t('assignment.noGroups')} mayChange={mayChange && !change.isPending} onChange={change.mutate} />
    </Section>
  );
}

interface Props {
  items: (Switched & { name: string })[];
  empty: string;
  mayChange: boolean;
  onChange: (change: Switched) => void;
}

function Switches({ items, empty, mayChange, onChange }: Props) {
  if (items.length === 0) return <p className={classes.note}>{empty}</p>;
  return (
    <div className={classes.radios}>
      {items.map(({ id, name, autoAssign }) => (
        <Switch
          key={id}
          label={name}
          checked={autoAssign}
          disabled={!mayChange}
          onChange={(event) => onChange({ id, autoAssign: event.currentTarget.checked })}
        />
      ))}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { transportsQuery } from '../../../api/channels.js';
import type { Channel } from '../../../api/channel-types.js';
import { useMay } from '../../../api/use-may.js';
import { TransportIcon } from '../../../ui/transport/transport-icon.js';
import { useTransportName } from '../../../ui/transport/use-transport-name.js';
import { BackToList } from '../parts/back-to-list.js';
import { StateMark } from '../parts/state-mark.js';
import { ChannelButtons } from './channel-buttons.js';
import classes from './channel.module.css';
import { DeleteChannel } from './delete-channel.js';
import { Distribution } from './distribution.js';
import { Health } from './health.js';
import { HistoryImport } from './history-import.js';
import { Quarantine } from './quarantine.js';
import { SettingsForm } from './settings-form.js';
import { SetUp } from './set-up.js';
import { Identity } from './site-look/identity.js';
import { SiteLook } from './site-look/site-look.js';
import { SignIn } from './sign-in/sign-in.js';
import { Templates } from './templates/templates.js';
import { useChannelChange } from './use-channel-change.js';

export function ChannelPage({ channel }: { channel: Channel }) {
  const transportName = useTransportName();
  const change = useChannelChange(channel);
  const maySeeChats = useMay('all_chats');
  const { data: transports } = useQuery(transportsQuery);
  const transport = transports?.find((one) => one.transport === channel.transport);

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <BackToList />
        <span className={classes.bigIcon}>
          <TransportIcon transport={channel.transport} size={22} />
        </span>
        <div className={classes.headerText}>
          <h2 className={classes.title}>{channel.name}</h2>
          <div className={classes.subtitle}>
            <StateMark channel={channel} />
            <span>{[transportName(channel.transport), channel.phone].filter(Boolean).join(' · ')}</span>
          </div>
        </div>
        <ChannelButtons channel={channel} checkable={transport?.can?.check ?? false} change={change} />
      </header>
      <Health channel={channel} />
      {channel.session && <SignIn channel={channel} session={channel.session} />}
      <SetUp channel={channel} />
      {channel.historyImport && <HistoryImport channelId={channel.id} run={channel.historyImport} />}
      {channel.templates && <Templates channel={channel} state={channel.templates} />}
      {channel.transport === 'site-widget' && <SiteLook key={channel.id} channel={channel} />}
      {channel.transport === 'site-widget' && <Identity channel={channel} />}
      <SettingsForm channel={channel} />
      <Distribution channel={channel} change={change} />
      {maySeeChats && <Quarantine channel={channel} />}
      <DeleteChannel channel={channel} />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { publicQuery } from '../../api/session.js';
import type { Channel } from '../../api/channel-types.js';
import { OwnPhone } from '../../features/channels/connect/own-phone.js';
import ChannelPhone from '../../features/simulator/trial/channel-phone.js';

/** A simulated phone where there is a simulator that can play this channel; else what to write to from one's own. */
export default function FirstPhone({ channel }: { channel: Channel }) {
  const { data: info } = useQuery(publicQuery);
  if (!info) return null;
  const own = <OwnPhone channel={channel} />;
  return info.simulator ? <ChannelPhone channelKey={channel.key} otherwise={own} /> : own;
}

import '../../texts.js';
import type { Channel } from '../../../../api/channel-types.js';
import { SignIn } from './sign-in.js';

/** The same for whoever has a channel only; nothing where nobody signs in. */
export function SignInOf({ channel }: { channel: Channel }) {
  return channel.session ? <SignIn channel={channel} session={channel.session} /> : null;
}

import type { ChannelSession, SignInStep } from './channel-session.js';
import type { ConnectedChannel } from './channel.js';

/** Who a channel's credentials belong to, as its provider says. */
export interface ChannelAccount {
  id: string | null;
  name: string | null;
  phone: string | null;
}

/** What a channel's provider is asked for while the channel is set up. Every question throws a `ChannelRefused`. */
export interface ChannelProvider {
  /** Whether the credentials work. Null: this kind of channel has nobody to ask. */
  check(channel: ConnectedChannel): Promise<ChannelAccount | null>;
  /** Tells the provider where our webhook is, where that can be told. */
  subscribe(channel: ConnectedChannel): Promise<void>;
  unsubscribe(channel: ConnectedChannel): Promise<void>;
  /** One step of signing in to a personal number. */
  signIn(step: SignInStep, channel: ConnectedChannel): Promise<ChannelSession>;
}

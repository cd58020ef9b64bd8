import type { Clock } from '../shared/clock.port.js';
import type { ChannelProvider } from './channel-provider.port.js';
import type { ChannelSession, SignInStep } from './channel-session.js';
import type { Channel, ConnectedChannel } from './channel.js';
import { ChannelRefused } from './channels.errors.js';
import type { ChannelStore, SecretSealer } from './connect-channel.js';

export interface ChannelSessionStore {
  keep(companyId: number, channelId: number, session: ChannelSession): Promise<void>;
}

/** What an admin does with a channel that exists, beside changing its card. */
export class TendChannel {
  constructor(
    private readonly channels: ChannelStore,
    private readonly sealer: SecretSealer,
    private readonly provider: ChannelProvider,
    private readonly sessions: ChannelSessionStore,
    private readonly clock: Clock,
  ) {}

  /** Asks the provider again, tells it our address again, and takes a broken channel back into service if all is well. */
  async check(companyId: number, channelId: number): Promise<void> {
    const channel = this.connected(await this.channels.read(companyId, channelId));
    try {
      const account = await this.provider.check(channel);
      await this.provider.subscribe(channel);
      const nobody = { id: null, name: null, phone: null };
      await this.channels.change(companyId, channelId, (stored) => stored.accepted(account ?? nobody, this.clock.now()));
    } catch (error) {
      if (!(error instanceof ChannelRefused)) throw error;
      await this.channels.change(companyId, channelId, (stored) => stored.refused(error.refusal, this.clock.now()));
    }
  }

  async signIn(companyId: number, channelId: number, step: SignInStep): Promise<ChannelSession> {
    const session = await this.provider.signIn(step, this.connected(await this.channels.read(companyId, channelId)));
    await this.sessions.keep(companyId, channelId, session);
    return session;
  }

  /** The provider is told first; one that no longer listens does not keep a channel alive. */
  async delete(companyId: number, channelId: number): Promise<void> {
    const channel = this.connected(await this.channels.read(companyId, channelId));
    await this.provider.unsubscribe(channel).catch((error: unknown) => {
      if (!(error instanceof ChannelRefused)) throw error;
    });
    await this.channels.change(companyId, channelId, (stored) => stored.delete(this.sealer.seal(companyId, {}), this.clock.now()));
  }

  private connected({ id, companyId, transport, key, settings, sealedSecrets }: Channel): ConnectedChannel {
    return { id, companyId, transport, key, settings, secrets: this.sealer.open(companyId, sealedSecrets) };
  }
}

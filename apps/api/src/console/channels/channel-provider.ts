import { Injectable } from '@nestjs/common';
import type { ChannelAccount, ChannelProvider } from '#domain/channels/channel-provider.port.js';
import type { ChannelSession, SignInStep } from '#domain/channels/channel-session.js';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ChannelRefused, NothingToSignIn } from '#domain/channels/channels.errors.js';
import { ChannelRefusal, checksCredentials, signsIn, subscribes, type Connector } from '#connectors/connector.js';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { connectorOf } from '#connectors/registry.js';
import { Env } from '../../env.js';

/** Asks the connectors, in the domain's words. */
@Injectable()
export class ConnectorsAsProvider implements ChannelProvider {
  constructor(
    private readonly http: OutboundHttp,
    private readonly env: Env,
  ) {}

  async check(channel: ConnectedChannel): Promise<ChannelAccount | null> {
    const connector = connectorOf(channel.transport);
    return connector && checksCredentials(connector) ? asked(() => connector.check(channel, this.http)) : null;
  }

  /** Without a public address there is nothing to tell: the channel polls, as it does by its own choice, or its page shows what to enter. */
  async subscribe(channel: ConnectedChannel): Promise<void> {
    if (channel.settings.delivery === 'polling') return;
    const { connector, hookUrl } = this.subscription(channel);
    if (connector && subscribes(connector) && hookUrl) await asked(() => connector.subscribe(channel, hookUrl, this.http));
  }

  async unsubscribe(channel: ConnectedChannel): Promise<void> {
    const { connector, hookUrl } = this.subscription(channel);
    // A personal number stays signed in at its gateway until somebody says otherwise.
    if (connector && signsIn(connector)) await asked(() => connector.signIn({ step: 'sign_out' }, channel, this.http));
    if (connector && subscribes(connector) && hookUrl) await asked(() => connector.unsubscribe(channel, hookUrl, this.http));
  }

  async signIn(step: SignInStep, channel: ConnectedChannel): Promise<ChannelSession> {
    const connector = connectorOf(channel.transport);
    if (!connector || !signsIn(connector)) throw new NothingToSignIn();
    return asked(() => connector.signIn(step, channel, this.http));
  }

  private subscription({ transport, key }: ConnectedChannel): { connector: Connector | undefined; hookUrl: string | null } {
    const base = this.env.PUBLIC_URL?.replace(/\/+$/, '');
    return { connector: connectorOf(transport), hookUrl: base ? `${base}/hooks/${transport}/${key}` : null };
  }
}

async function asked<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof ChannelRefusal)) throw error;
    const { field, reason, detail } = error;
    throw new ChannelRefused({ field, reason, detail });
  }
}

import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { ChangeChannel } from '#domain/channels/change-channel.js';
import type { TransportCatalog } from '#domain/channels/channel-form.js';
import { ConnectChannel } from '#domain/channels/connect-channel.js';
import { TendChannel } from '#domain/channels/tend-channel.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { connectorOf } from '#connectors/registry.js';
import { ChannelSecrets } from '#persistence/channels/channel-secrets.js';
import { ChannelSessionStore } from '#persistence/channels/channel-session.store.js';
import { ChannelStore } from '#persistence/channels/channel.store.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { Wake } from '#persistence/wake.js';
import { CLOCK } from '../../platform/ports.js';
import { ChannelReader } from './channel-reader.js';
import { ConnectorsAsProvider } from './channel-provider.js';
import { ChannelCareController } from './channel-care.controller.js';
import { ChannelsController } from './channels.controller.js';
import { QuarantineController } from './quarantine.controller.js';

const catalog: TransportCatalog = { fieldsOf: (transport) => connectorOf(transport)?.fields };
const keys = { key: (): string => randomBytes(16).toString('base64url') };

/** Connected numbers and bots, and what of their updates went wrong. */
@Module({
  controllers: [ChannelsController, ChannelCareController, QuarantineController],
  providers: [
    ConnectorsAsProvider,
    ChannelReader,
    { provide: ChannelStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new ChannelStore(database, wake) },
    {
      provide: ConnectChannel,
      inject: [ChannelStore, SecretBox, ConnectorsAsProvider, CLOCK],
      useFactory: (channels: ChannelStore, box: SecretBox, provider: ConnectorsAsProvider, clock: Clock) =>
        new ConnectChannel(channels, catalog, new ChannelSecrets(box), keys, provider, clock),
    },
    {
      provide: ChangeChannel,
      inject: [ChannelStore, SecretBox, ConnectorsAsProvider, CLOCK],
      useFactory: (channels: ChannelStore, box: SecretBox, provider: ConnectorsAsProvider, clock: Clock) =>
        new ChangeChannel(channels, catalog, new ChannelSecrets(box), provider, clock),
    },
    {
      provide: TendChannel,
      inject: [ChannelStore, SecretBox, ConnectorsAsProvider, Database, Wake, CLOCK],
      useFactory: (channels: ChannelStore, box: SecretBox, provider: ConnectorsAsProvider, database: Database, wake: Wake, clock: Clock) =>
        new TendChannel(channels, new ChannelSecrets(box), provider, new ChannelSessionStore(database, wake), clock),
    },
  ],
})
export class ChannelsModule {}

import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { ChangeChannel } from '#domain/channels/change-channel.js';
import type { TransportCatalog } from '#domain/channels/channel-form.js';
import { ConnectChannel } from '#domain/channels/connect-channel.js';
import { connectorOf } from '#connectors/registry.js';
import { ChannelSecrets } from '#persistence/channels/channel-secrets.js';
import { ChannelStore } from '#persistence/channels/channel.store.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { Wake } from '#persistence/wake.js';
import { ChannelsController } from './channels.controller.js';
import { QuarantineController } from './quarantine.controller.js';

const catalog: TransportCatalog = { fieldsOf: (transport) => connectorOf(transport)?.fields };
const keys = { key: (): string => randomBytes(16).toString('base64url') };

/** Connected numbers and bots, and what of their updates went wrong. */
@Module({
  controllers: [ChannelsController, QuarantineController],
  providers: [
    { provide: ChannelStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new ChannelStore(database, wake) },
    {
      provide: ConnectChannel,
      inject: [ChannelStore, SecretBox],
      useFactory: (channels: ChannelStore, box: SecretBox) => new ConnectChannel(channels, catalog, new ChannelSecrets(box), keys),
    },
    {
      provide: ChangeChannel,
      inject: [ChannelStore, SecretBox],
      useFactory: (channels: ChannelStore, box: SecretBox) => new ChangeChannel(channels, catalog, new ChannelSecrets(box)),
    },
  ],
})
export class ChannelsModule {}

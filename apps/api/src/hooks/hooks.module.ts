import { Global, Module } from '@nestjs/common';
import { ChannelActivity } from '#persistence/channels/channel-activity.js';
import { ChannelLookup } from '#persistence/channels/channel-lookup.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { QuarantineStore } from '#persistence/quarantine/quarantine.store.js';
import { Wake } from '#persistence/wake.js';
import { Log } from '../platform/log.js';
import { QUARANTINE_REPLAY } from '../platform/ports.js';
import { HooksController } from './hooks.controller.js';
import { IngestUpdates } from './ingest-updates.js';
import { ReceiveUpdate } from './receive-update.js';
import { TakeHistory } from './take-history.js';
import { ReplayQuarantined } from './replay-quarantined.js';

/** Where providers call. */
@Global()
@Module({
  controllers: [HooksController],
  providers: [
    {
      provide: ChannelLookup,
      inject: [JobsDatabase, SecretBox, Wake],
      useFactory: (jobs: JobsDatabase, secrets: SecretBox, wake: Wake) => new ChannelLookup(jobs, secrets, wake),
    },
    {
      provide: ChannelActivity,
      inject: [Database, Log],
      useFactory: (database: Database, log: Log) =>
        new ChannelActivity(database, (error) => log.failure('a channel activity was not noted', error)),
    },
    { provide: QuarantineStore, inject: [Database], useFactory: (database: Database) => new QuarantineStore(database) },
    IngestUpdates,
    TakeHistory,
    ReceiveUpdate,
    ReplayQuarantined,
    { provide: QUARANTINE_REPLAY, useExisting: ReplayQuarantined },
  ],
  exports: [QUARANTINE_REPLAY, IngestUpdates, ReceiveUpdate, ChannelLookup],
})
export class HooksModule {}

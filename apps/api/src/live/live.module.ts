import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { ConnectionStore } from '#persistence/operators/connection.store.js';
import { Wake } from '#persistence/wake.js';
import { ConsoleAudience } from './console-audience.js';
import { EventComposer } from './event-composer.js';
import { InternalComposer } from './internal-composer.js';
import { InternalTyping } from './internal-typing.js';
import { LiveFeed } from './live-feed.js';
import { LiveGateway } from './live.gateway.js';
import { LiveSockets } from './live-sockets.js';
import { Presence } from './presence.js';
import { SessionWatch } from './session-watch.js';
import { Upgrades } from './upgrades.js';
import { Viewers } from './viewers.js';

/** What is pushed to open browsers. */
@Module({
  providers: [
    {
      provide: ConnectionStore,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new ConnectionStore(database, wake),
    },
    ConsoleAudience,
    EventComposer,
    InternalComposer,
    InternalTyping,
    LiveFeed,
    LiveGateway,
    LiveSockets,
    Presence,
    SessionWatch,
    Upgrades,
    Viewers,
  ],
  exports: [LiveFeed, Upgrades],
})
export class LiveModule {}

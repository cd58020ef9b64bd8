import { Module } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { NotificationSettingsStore } from '#persistence/notifications/notification-settings.store.js';
import { PushSubscriptionStore } from '#persistence/push/push-subscription.store.js';
import { NotificationsController } from './notifications.controller.js';

/** Settings of notes, and the browsers that are told while no tab is open. */
@Module({
  controllers: [NotificationsController],
  providers: [
    {
      provide: NotificationSettingsStore,
      inject: [Database],
      useFactory: (database: Database) => new NotificationSettingsStore(database),
    },
    {
      provide: PushSubscriptionStore,
      inject: [Database, JobsDatabase],
      useFactory: (database: Database, jobs: JobsDatabase) => new PushSubscriptionStore(database, jobs),
    },
  ],
})
export class NotificationsModule {}

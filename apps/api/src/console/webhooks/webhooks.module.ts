import { Module } from '@nestjs/common';
import type { Clock } from '#domain/shared/clock.port.js';
import { AddWebhook } from '#domain/webhooks/add-webhook.js';
import { ChangeWebhook } from '#domain/webhooks/change-webhook.js';
import { SetOldHook } from '#domain/webhooks/set-old-hook.js';
import type { SecretKeeper, WebhookStore as Webhooks } from '#domain/webhooks/webhook-store.port.js';
import type { CallableAddresses } from '#domain/webhooks/webhook-url.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { Wake } from '#persistence/wake.js';
import { ResendStore } from '#persistence/webhooks/resend.store.js';
import { SealedSecretKeeper } from '#persistence/webhooks/secret-keeper.js';
import { WebhookStore } from '#persistence/webhooks/webhook.store.js';
import { Env } from '../../env.js';
import { CLOCK } from '../../platform/ports.js';
import { GuardedAddresses } from './guarded-addresses.js';
import { WebhookLogController } from './webhook-log.controller.js';
import { WebhookReader } from './webhook-reader.js';
import { WebhooksController } from './webhooks.controller.js';

type UseCase = new (webhooks: Webhooks, keeper: SecretKeeper, addresses: CallableAddresses, clock: Clock) => object;

const USE_CASES: UseCase[] = [AddWebhook, ChangeWebhook, SetOldHook];

/** Outgoing webhooks: what people and programs set up and see. They are sent by the workers. */
@Module({
  controllers: [WebhooksController, WebhookLogController],
  providers: [
    WebhookReader,
    { provide: SealedSecretKeeper, inject: [SecretBox], useFactory: (box: SecretBox) => new SealedSecretKeeper(box) },
    { provide: GuardedAddresses, inject: [Env], useFactory: (env: Env) => new GuardedAddresses(env.outboundAllow) },
    { provide: WebhookStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new WebhookStore(database, wake) },
    { provide: ResendStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new ResendStore(database, wake) },
    ...USE_CASES.map((useCase) => ({
      provide: useCase,
      inject: [WebhookStore, SealedSecretKeeper, GuardedAddresses, CLOCK],
      useFactory: (webhooks: WebhookStore, keeper: SealedSecretKeeper, addresses: GuardedAddresses, clock: Clock) =>
        new useCase(webhooks, keeper, addresses, clock),
    })),
  ],
  exports: [WebhookStore, ...USE_CASES],
})
export class WebhooksModule {}

import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { ConsoleModule } from './console/console.module.js';
import { DialogsModule } from './console/dialogs/dialogs.module.js';
import type { Env } from './env.js';
import { HooksModule } from './hooks/hooks.module.js';
import { PaymentHooksModule } from './hooks/payments/payment-hooks.module.js';
import { LiveModule } from './live/live.module.js';
import { HealthModule } from './health/health.module.js';
import { ErrorFilter } from './http/error.filter.js';
import { InputPipe } from './http/validation.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PersistenceModule } from './platform/persistence.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Log } from './platform/log.js';
import { PublicApiModule } from './public/public-api.module.js';
import { WidgetModule } from './widget/widget.module.js';

/** The whole API. */
@Module({})
export class AppModule {
  static with(env: Env, log: Log): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(env, log),
        PersistenceModule,
        AccessModule,
        PaymentsModule,
        HealthModule,
        ConsoleModule,
        DialogsModule,
        PaymentHooksModule,
        HooksModule,
        LiveModule,
        PublicApiModule,
        WidgetModule,
      ],
      providers: [
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}

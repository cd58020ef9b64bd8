import { Global, Module } from '@nestjs/common';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { openPayments } from '#connectors/payments/open-payments.js';
import { PaymentStore } from '#persistence/billing/payment.store.js';
import { TariffStore } from '#persistence/billing/tariff.store.js';
import { Database } from '#persistence/database.js';
import { LedgerStore } from '#persistence/packages/ledger.store.js';
import { Wake } from '#persistence/wake.js';
import { Env } from '../env.js';
import { Payments } from './payments.js';

/** Money of companies: the ledger, and whoever takes payments for it. */
@Global()
@Module({
  providers: [
    { provide: LedgerStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new LedgerStore(database, wake) },
    { provide: TariffStore, inject: [LedgerStore], useFactory: (ledger: LedgerStore) => new TariffStore(ledger) },
    { provide: PaymentStore, inject: [LedgerStore], useFactory: (ledger: LedgerStore) => new PaymentStore(ledger) },
    {
      provide: Payments,
      inject: [Env, OutboundHttp, PaymentStore],
      useFactory: (env: Env, http: OutboundHttp, store: PaymentStore) => new Payments(openPayments(env, http), store, env.paymentBounds),
    },
  ],
  exports: [LedgerStore, TariffStore, PaymentStore, Payments],
})
export class PaymentsModule {}

import { Module } from '@nestjs/common';
import { ReviewNew } from '#domain/assignment/review-new.js';
import { ChangeCompany } from '#domain/companies/change-company.js';
import { RegisterCompany } from '#domain/companies/register-company.js';
import { ChangeAccount } from '#domain/operators/change-account.js';
import { ChangeStatus, type OperatorAvailability } from '#domain/operators/change-status.js';
import type { PasswordHasher } from '#domain/sessions/password-hasher.port.js';
import { CheckCode } from '#domain/sessions/check-code.js';
import { SignIn } from '#domain/sessions/sign-in.js';
import { CompanyRegistry } from '#persistence/companies/company.registry.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { Database } from '#persistence/database.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { OperatorPresenceStore } from '#persistence/operators/operator-presence.store.js';
import { OperatorStore } from '#persistence/operators/operator.store.js';
import { CredentialsView } from '#persistence/sessions/credentials.view.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { Wake } from '#persistence/wake.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { Env } from '../../env.js';
import { CLOCK, OPERATOR_AVAILABILITY, PASSWORD_HASHER } from '../../platform/ports.js';
import { BalanceController } from '../companies/balance.controller.js';
import { CompanyController } from '../companies/company.controller.js';
import { PackagesNoticeController } from '../companies/packages-notice.controller.js';
import { PublicController } from '../companies/public.controller.js';
import { Registration } from '../companies/registration.js';
import { MeController } from './me.controller.js';
import { MeReader } from './me.reader.js';
import { SecurityModule } from './security.module.js';
import { SessionController } from './session.controller.js';

/** Registering, signing in and out, one's own account, and the company's card. */
@Module({
  imports: [SecurityModule],
  controllers: [PublicController, CompanyController, BalanceController, PackagesNoticeController, SessionController, MeController],
  providers: [
    MeReader,
    Registration,
    {
      provide: SignIn,
      inject: [CredentialsView, LoginAttempts, PASSWORD_HASHER, SessionStore, CheckCode, CLOCK],
      useFactory: (...parts: ConstructorParameters<typeof SignIn>) => new SignIn(...parts),
    },
    {
      provide: RegisterCompany,
      inject: [Database, JobsDatabase, PASSWORD_HASHER, Env],
      useFactory: (database: Database, jobs: JobsDatabase, hasher: PasswordHasher, env: Env) =>
        new RegisterCompany(new CompanyRegistry(database, jobs), hasher, env.newCompanyTariff),
    },
    { provide: CompanyStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new CompanyStore(database, wake) },
    {
      provide: ChangeCompany,
      inject: [CompanyStore, ReviewNew],
      useFactory: (companies: CompanyStore, review: ReviewNew) => new ChangeCompany(companies, review),
    },
    {
      provide: ChangeAccount,
      inject: [Database, Wake, OPERATOR_AVAILABILITY],
      useFactory: (database: Database, wake: Wake, availability: OperatorAvailability) =>
        new ChangeAccount(new OperatorStore(database), new ChangeStatus(new OperatorPresenceStore(database, wake), availability)),
    },
  ],
  exports: [MeReader],
})
export class SessionsModule {}

import { Module } from '@nestjs/common';
import { ChangePassword } from '#domain/sessions/change-password.js';
import { CheckCode } from '#domain/sessions/check-code.js';
import { ConfirmPassword } from '#domain/sessions/confirm-password.js';
import { ManageSecondFactor } from '#domain/sessions/manage-second-factor.js';
import type { PasswordHasher } from '#domain/sessions/password-hasher.port.js';
import { TakeSecondFactor } from '#domain/sessions/take-second-factor.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { activeOperatorsRole } from '#persistence/passwords/operators-role.view.js';
import { CredentialsView } from '#persistence/sessions/credentials.view.js';
import { OwnAccountStore } from '#persistence/sessions/own-account.store.js';
import { SecondFactorStore } from '#persistence/sessions/second-factor.store.js';
import { UseTechnicalAccess } from '#persistence/sessions/use-technical-access.js';
import { Wake } from '#persistence/wake.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { authenticatorCodes, newRecoveryCodes } from '../../access/authenticator-codes.js';
import { PlacesOfAddresses } from '../../access/places.js';
import { CLOCK, PASSWORD_HASHER } from '../../platform/ports.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { SecurityController } from './security.controller.js';
import { StaffSessionsController } from './staff-sessions.controller.js';

/** Who is signed in where, and how operators keep others out: password and second factor. */
@Module({
  controllers: [OwnSessionsController, StaffSessionsController, SecurityController],
  providers: [
    {
      provide: CredentialsView,
      inject: [JobsDatabase, SecretBox],
      useFactory: (jobs: JobsDatabase, box: SecretBox) => new CredentialsView(jobs, box),
    },
    {
      provide: SecondFactorStore,
      inject: [Database, SecretBox],
      useFactory: (database: Database, box: SecretBox) => new SecondFactorStore(database, box),
    },
    {
      provide: OwnAccountStore,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new OwnAccountStore(database, wake),
    },
    {
      provide: UseTechnicalAccess,
      inject: [Database, JobsDatabase, PlacesOfAddresses],
      useFactory: (...parts: ConstructorParameters<typeof UseTechnicalAccess>) => new UseTechnicalAccess(...parts),
    },
    {
      provide: CheckCode,
      inject: [SecondFactorStore, CLOCK],
      useFactory: (store: SecondFactorStore, clock: Clock) => new CheckCode(authenticatorCodes, store, clock),
    },
    {
      provide: ConfirmPassword,
      inject: [OwnAccountStore, LoginAttempts, PASSWORD_HASHER],
      useFactory: (...parts: ConstructorParameters<typeof ConfirmPassword>) => new ConfirmPassword(...parts),
    },
    {
      provide: ChangePassword,
      inject: [ConfirmPassword, OwnAccountStore, PASSWORD_HASHER],
      useFactory: (confirm: ConfirmPassword, store: OwnAccountStore, hasher: PasswordHasher) => new ChangePassword(confirm, store, hasher),
    },
    {
      provide: ManageSecondFactor,
      inject: [SecondFactorStore, ConfirmPassword, LoginAttempts, CheckCode, CLOCK],
      useFactory: (store: SecondFactorStore, confirm: ConfirmPassword, limit: LoginAttempts, checkCode: CheckCode, clock: Clock) =>
        new ManageSecondFactor(store, confirm, limit, authenticatorCodes, checkCode, newRecoveryCodes, clock),
    },
    {
      provide: TakeSecondFactor,
      inject: [Database, SecondFactorStore],
      useFactory: (database: Database, store: SecondFactorStore) =>
        new TakeSecondFactor({ held: (companyId, id) => database.transaction(companyId, (tx) => activeOperatorsRole(tx, id)) }, store),
    },
  ],
  exports: [CredentialsView, CheckCode, UseTechnicalAccess],
})
export class SecurityModule {}

import { Module } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { AcceptInvitation } from '#domain/invitations/accept-invitation.js';
import { InvitePeople } from '#domain/invitations/invite-people.js';
import { ResetPassword } from '#domain/passwords/reset-password.js';
import type { PasswordHasher } from '#domain/sessions/password-hasher.port.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { LinkTokens } from '#persistence/encryption/link-tokens.js';
import { AcceptStore } from '#persistence/invitations/accept.store.js';
import { InvitationStore } from '#persistence/invitations/invitation.store.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { PasswordResetStore } from '#persistence/passwords/password-reset.store.js';
import { Wake } from '#persistence/wake.js';
import { CLOCK, PASSWORD_HASHER } from '../../platform/ports.js';
import { PasswordsController } from '../passwords/passwords.controller.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AcceptController } from './accept.controller.js';
import { InvitationPresenter } from './invitation.presenter.js';
import { InvitationsController } from './invitations.controller.js';

/** How people come in who have no password yet, or none any more: by the links of letters. */
@Module({
  imports: [SessionsModule],
  controllers: [InvitationsController, AcceptController, PasswordsController],
  providers: [
    InvitationPresenter,
    {
      provide: InvitationStore,
      inject: [Database, JobsDatabase, LinkTokens, Wake],
      useFactory: (database: Database, jobs: JobsDatabase, tokens: LinkTokens, wake: Wake) =>
        new InvitationStore(database, jobs, tokens, wake),
    },
    {
      provide: InvitePeople,
      inject: [InvitationStore, CLOCK],
      useFactory: (store: InvitationStore, clock: Clock) => new InvitePeople(store, (text) => isEmail(text), clock),
    },
    {
      provide: AcceptInvitation,
      inject: [Database, JobsDatabase, Wake, PASSWORD_HASHER, CLOCK],
      useFactory: (database: Database, jobs: JobsDatabase, wake: Wake, hasher: PasswordHasher, clock: Clock) =>
        new AcceptInvitation(new AcceptStore(database, jobs, wake), hasher, clock),
    },
    {
      provide: ResetPassword,
      inject: [Database, JobsDatabase, LinkTokens, Wake, PASSWORD_HASHER, CLOCK],
      useFactory: (database: Database, jobs: JobsDatabase, tokens: LinkTokens, wake: Wake, hasher: PasswordHasher, clock: Clock) =>
        new ResetPassword(new PasswordResetStore(database, jobs, tokens, wake), hasher, clock),
    },
  ],
  exports: [InvitePeople],
})
export class InvitationsModule {}

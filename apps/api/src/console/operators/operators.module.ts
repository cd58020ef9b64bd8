import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { ReviewNew } from '#domain/assignment/review-new.js';
import { ChangeState } from '#domain/operators/change-state.js';
import { ChangeStatus, type OperatorAvailability } from '#domain/operators/change-status.js';
import { ManageGroups } from '#domain/operators/manage-groups.js';
import { ManageOperators } from '#domain/operators/manage-operators.js';
import type { PasswordHasher } from '#domain/sessions/password-hasher.port.js';
import { Database } from '#persistence/database.js';
import { LinkTokens } from '#persistence/encryption/link-tokens.js';
import { GroupStore } from '#persistence/operators/group.store.js';
import { OperatorCards } from '#persistence/operators/operator-cards.store.js';
import { OperatorPresenceStore } from '#persistence/operators/operator-presence.store.js';
import { OperatorStates } from '#persistence/operators/operator-states.store.js';
import { OwnStatuses } from '#persistence/operators/own-status.store.js';
import { Wake } from '#persistence/wake.js';
import { OPERATOR_AVAILABILITY, PASSWORD_HASHER } from '../../platform/ports.js';
import { GroupsController } from './groups.controller.js';
import { OperatorsController } from './operators.controller.js';
import { OwnStatusesController } from './own-statuses.controller.js';
import { StaffController } from './staff.controller.js';

/** The staff: who works here with what role and how much work, the groups, and what the company calls its statuses. */
@Module({
  controllers: [OperatorsController, StaffController, GroupsController, OwnStatusesController],
  providers: [
    {
      provide: OperatorCards,
      inject: [Database, Wake, LinkTokens],
      useFactory: (database: Database, wake: Wake, tokens: LinkTokens) => new OperatorCards(database, wake, tokens),
    },
    {
      provide: ManageOperators,
      inject: [OperatorCards, PASSWORD_HASHER, OPERATOR_AVAILABILITY, ReviewNew],
      useFactory: (cards: OperatorCards, hasher: PasswordHasher, availability: OperatorAvailability, review: ReviewNew) =>
        new ManageOperators(cards, hasher, () => randomBytes(32).toString('base64url'), availability, review),
    },
    {
      provide: ChangeState,
      inject: [Database, Wake, ReviewNew],
      useFactory: (database: Database, wake: Wake, review: ReviewNew) => new ChangeState(new OperatorStates(database, wake), review),
    },
    {
      provide: ChangeStatus,
      inject: [Database, Wake, OPERATOR_AVAILABILITY],
      useFactory: (database: Database, wake: Wake, availability: OperatorAvailability) =>
        new ChangeStatus(new OperatorPresenceStore(database, wake), availability),
    },
    {
      provide: ManageGroups,
      inject: [Database, Wake, ReviewNew],
      useFactory: (database: Database, wake: Wake, review: ReviewNew) => new ManageGroups(new GroupStore(database, wake), review),
    },
    { provide: OwnStatuses, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new OwnStatuses(database, wake) },
  ],
  exports: [ManageOperators, ChangeStatus],
})
export class OperatorsModule {}

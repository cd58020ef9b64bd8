import { Module } from '@nestjs/common';
import { ReviewNew } from '#domain/assignment/review-new.js';
import { ChangeGroup } from '#domain/operators/change-group.js';
import type { OperatorAvailability } from '#domain/operators/change-status.js';
import { ChangeWork } from '#domain/operators/change-work.js';
import { Database } from '#persistence/database.js';
import { GroupStore } from '#persistence/operators/group.store.js';
import { OperatorStore } from '#persistence/operators/operator.store.js';
import { Wake } from '#persistence/wake.js';
import { OPERATOR_AVAILABILITY } from '../../platform/ports.js';
import { OperatorsController } from './operators.controller.js';

/** Colleagues and their groups, and how much work the rules give them. */
@Module({
  controllers: [OperatorsController],
  providers: [
    {
      provide: ChangeWork,
      inject: [Database, Wake, OPERATOR_AVAILABILITY],
      useFactory: (database: Database, wake: Wake, availability: OperatorAvailability) =>
        new ChangeWork(new OperatorStore(database, wake), availability),
    },
    {
      provide: ChangeGroup,
      inject: [Database, Wake, ReviewNew],
      useFactory: (database: Database, wake: Wake, review: ReviewNew) => new ChangeGroup(new GroupStore(database, wake), review),
    },
  ],
})
export class OperatorsModule {}

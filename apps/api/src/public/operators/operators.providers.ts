import { randomBytes } from 'node:crypto';
import type { Provider } from '@nestjs/common';
import { ChangeStatus, type OperatorAvailability } from '#domain/operators/change-status.js';
import { ManageOperators } from '#domain/operators/manage-operators.js';
import type { PasswordHasher } from '#domain/sessions/password-hasher.port.js';
import { Database } from '#persistence/database.js';
import { OperatorCards } from '#persistence/operators/operator-cards.store.js';
import { OperatorPresenceStore } from '#persistence/operators/operator-presence.store.js';
import { Wake } from '#persistence/wake.js';
import { OPERATOR_AVAILABILITY, PASSWORD_HASHER } from '../../platform/ports.js';

export const OPERATORS_PROVIDERS: Provider[] = [
  {
    provide: ManageOperators,
    inject: [Database, Wake, PASSWORD_HASHER],
    useFactory: (database: Database, wake: Wake, hasher: PasswordHasher) =>
      new ManageOperators(new OperatorCards(database, wake), hasher, () => randomBytes(32).toString('base64url')),
  },
  {
    provide: ChangeStatus,
    inject: [Database, Wake, OPERATOR_AVAILABILITY],
    useFactory: (database: Database, wake: Wake, availability: OperatorAvailability) =>
      new ChangeStatus(new OperatorPresenceStore(database, wake), availability),
  },
];

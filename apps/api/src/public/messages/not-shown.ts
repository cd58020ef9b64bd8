import { DialogBlocked } from '#domain/packages/packages.errors.js';
import { type DomainError, notFound } from '#domain/shared/domain-error.js';
import type { Database } from '#persistence/database.js';
import { isWithheld } from '#persistence/messages/received-message.view.js';

/** Why a message is not there for a program: it may have brought it itself and know its id, and then hears what keeps it from it. */
export async function notShown(database: Database, companyId: number, messageId: number): Promise<DomainError> {
  const isBlocked = await database.transaction(companyId, (tx) => isWithheld(tx, messageId), { seesWithheld: true });
  return isBlocked ? new DialogBlocked() : notFound('Message');
}

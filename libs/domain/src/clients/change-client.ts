import type { Caller } from '../access/caller.js';
import { dialogScope, type DialogScope } from '../access/dialog-scope.js';

/** What may be edited on a client's card; absent stays, null empties. */
export interface CardChanges {
  name?: string;
  phone?: string | null;
  email?: string | null;
  comment?: string | null;
}

export interface CardStore {
  /** Changes the card that the client belongs to; throws `not_found` for a client outside of the scope. */
  change(companyId: number, clientId: number, scope: DialogScope, changes: CardChanges): Promise<void>;
}

/** Edits the card of a client, for all of the person's dialogs at once. */
export class ChangeClient {
  constructor(private readonly cards: CardStore) {}

  run(caller: Caller, clientId: number, changes: CardChanges): Promise<void> {
    return this.cards.change(caller.companyId, clientId, dialogScope(caller), changes);
  }
}

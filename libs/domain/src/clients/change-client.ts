import type { Caller } from '../access/caller.js';
import { dialogScope, type DialogScope } from '../access/dialog-scope.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';

/** What may be edited on a client's card; absent stays, null empties. */
export interface CardChanges {
  name?: string;
  phone?: string | null;
  email?: string | null;
  comment?: string | null;
}

/** What the card said before it was changed. */
export type CardValues = { [Field in keyof Required<CardChanges>]: string | null };

export interface CardStore {
  /** Changes the card that the client belongs to; throws `not_found` for a client outside of the scope. */
  change(companyId: number, clientId: number, scope: DialogScope, changes: CardChanges): Promise<CardValues>;
}

const FIELDS = ['name', 'phone', 'email', 'comment'] as const;

/** Edits the card of a client, for all of the person's dialogs at once, and says so in the dialog. */
export class ChangeClient {
  constructor(
    private readonly cards: CardStore,
    private readonly desk: DialogDesk,
  ) {}

  async run(caller: Caller, clientId: number, changes: CardChanges): Promise<void> {
    const before = await this.cards.change(caller.companyId, clientId, dialogScope(caller), changes);
    const changed = FIELDS.filter((field) => changes[field] !== undefined && (changes[field] ?? null) !== before[field]);
    if (changed.length === 0) return;
    await this.desk.run(caller.companyId, async (desk) => {
      const dialog = await desk.dialogOfClient(clientId);
      if (!dialog || dialog.isNew) return;
      const operator = (await desk.operator(caller.operatorId))?.name ?? null;
      for (const field of changed) {
        desk.changes.line(dialog, 'client_field_changed', { operator, field, from: before[field], to: changes[field] ?? null });
      }
    });
  }
}

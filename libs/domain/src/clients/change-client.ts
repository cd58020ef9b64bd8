import type { Caller } from '../access/caller.js';
import { dialogScope } from '../access/dialog-scope.js';
import type { PersonCard } from '../cards/card-desk.port.js';
import type { CardChanges } from '../cards/card-fields.js';
import type { ChangeCard } from '../cards/change-card.js';

/** What may be edited of a client by itself; absent stays, null empties. */
export interface ClientChanges {
  name?: string;
  /** The one that shows beside his name. */
  phone?: string | null;
  email?: string | null;
  comment?: string | null;
}

/** Edits the card of a client, named by the client: for screens that show one dialog. */
export class ChangeClient {
  constructor(private readonly cards: ChangeCard) {}

  run(caller: Caller, clientId: number, { phone, ...changes }: ClientChanges): Promise<void> {
    const asker = { companyId: caller.companyId, operatorId: caller.operatorId, scope: dialogScope(caller) };
    return this.cards.run(asker, { clientId }, (card): CardChanges => ({
      ...changes,
      ...(phone !== undefined && withPhone(card, clientId, phone)),
    }));
  }
}

/** The list with another number in the place of the one that shows; the others stay. */
function withPhone({ fields: { phones }, clients }: PersonCard, clientId: number, phone: string | null): CardChanges {
  const own = clients.find(({ id }) => id === clientId)?.phone ?? '';
  const shown = phones.includes(own) ? own : phones.find((one) => !one.startsWith('['));
  if (phone === null) return { phones: phones.filter((one) => one !== shown) };
  return { phones: shown === undefined ? [phone, ...phones] : phones.map((one) => (one === shown ? phone : one)) };
}

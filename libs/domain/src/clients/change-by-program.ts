import type { CardDesk, ExternalIds } from '../cards/card-desk.port.js';
import { personOf, saveChanges } from '../cards/change-card.js';

/** Absent stays; null empties. */
export interface ProgramChanges {
  name?: string | null;
  comment?: string | null;
  extraComments: readonly [string | null | undefined, string | null | undefined, string | null | undefined];
  customFields?: Record<string, unknown>;
  externalId?: string | null;
  /** The system that `externalId` is an id of. */
  externalService?: string;
}

/** What colleagues read: an integration may rewrite the others every minute. */
const SHOWN = ['name', 'comment'];

/** A program writes into a client's card, for all of the person's dialogs at once. */
export class ChangeClientByProgram {
  constructor(private readonly cards: CardDesk) {}

  async run(companyId: number, clientId: number, changes: ProgramChanges): Promise<void> {
    const { name, comment, customFields, externalId, externalService } = changes;
    await this.cards.run(companyId, async (work) => {
      const card = await personOf(work, { clientId }, { all: true });
      const extraComments = card.fields.extraComments.map((value, place) => {
        const sent = changes.extraComments[place];
        return sent === undefined ? value : sent;
      });
      const saved = await saveChanges(work, card, { name, comment, extraComments, customFields }, { operatorId: null, shown: SHOWN });
      if (externalId === undefined) return;
      const ids = await work.externalIds(clientId);
      work.saveExternalIds(clientId, changedIds(ids, externalId, externalService));
      if (!saved) work.changed([clientId], []);
    });
  }
}

const changedIds = ({ externalIds }: ExternalIds, id: string | null, service: string | undefined): ExternalIds => ({
  externalId: id,
  externalIds: externalIdsOf(externalIds, id, service),
});

function externalIdsOf(current: Record<string, string>, id: string | null, service: string | undefined): Record<string, string> {
  if (service === undefined) return current;
  const others = Object.entries(current).filter(([name]) => name !== service);
  return Object.fromEntries(id === null ? others : [...others, [service, id]]);
}

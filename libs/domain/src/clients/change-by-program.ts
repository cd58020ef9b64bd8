import { NOBODY } from '../dialogs/dialog-changes.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { type CustomFields, mergeCustomFields } from '../shared/custom-fields.js';

/** What operators and programs keep of a client. */
export interface ClientDetails {
  name: string | null;
  comment: string | null;
  extraComments: readonly [string | null, string | null, string | null];
  customFields: CustomFields;
  externalId: string | null;
  /** His ids in other systems, by the name of the system. */
  externalIds: Record<string, string>;
}

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

export interface ClientDetailsStore {
  /** Locks what is kept of a client and stores what `change` makes of it; throws `not_found`. */
  change(companyId: number, clientId: number, change: (details: ClientDetails) => ClientDetails): Promise<ClientDetails>;
}

/** Lines in the dialog, as when an operator changes them. */
const SHOWN = ['name', 'comment'] as const;

/** A program writes into a client's card, for all of the person's dialogs at once. */
export class ChangeClientByProgram {
  constructor(
    private readonly clients: ClientDetailsStore,
    private readonly desk: DialogDesk,
  ) {}

  async run(companyId: number, clientId: number, changes: ProgramChanges): Promise<void> {
    const before = await this.clients.change(companyId, clientId, (details) => changed(details, changes));
    const after = changed(before, changes);
    const fields = SHOWN.filter((field) => after[field] !== before[field]);
    if (fields.length === 0) return;
    await this.desk.run(companyId, async (desk) => {
      const dialog = await desk.dialogOfClient(clientId);
      if (!dialog || dialog.isNew) return;
      for (const field of fields) {
        desk.changes.line(dialog, 'client_field_changed', { operator: NOBODY.name, field, from: before[field], to: after[field] });
      }
    });
  }
}

function changed(details: ClientDetails, changes: ProgramChanges): ClientDetails {
  const { externalId, externalService } = changes;
  const [first, second, third] = changes.extraComments;
  const [one, two, three] = details.extraComments;
  return {
    name: keep(changes.name, details.name),
    comment: keep(changes.comment, details.comment),
    extraComments: [keep(first, one), keep(second, two), keep(third, three)],
    customFields: changes.customFields ? mergeCustomFields(details.customFields, changes.customFields) : details.customFields,
    externalId: keep(externalId, details.externalId),
    externalIds: externalIdsOf(details.externalIds, externalId, externalService),
  };
}

const keep = <T>(value: T | undefined, current: T): T => (value === undefined ? current : value);

function externalIdsOf(
  current: Record<string, string>,
  id: string | null | undefined,
  service: string | undefined,
): Record<string, string> {
  if (id === undefined || service === undefined) return current;
  const others = Object.entries(current).filter(([name]) => name !== service);
  return Object.fromEntries(id === null ? others : [...others, [service, id]]);
}

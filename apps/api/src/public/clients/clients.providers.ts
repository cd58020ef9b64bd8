import type { Provider } from '@nestjs/common';
import type { CardDesk } from '#domain/cards/card-desk.port.js';
import { AddClient } from '#domain/clients/add-client.js';
import { BlacklistClient } from '#domain/clients/blacklist-client.js';
import { ChangeClientByProgram } from '#domain/clients/change-by-program.js';
import type { DialogDesk } from '#domain/dialogs/dialog-desk.port.js';
import { writesFirst } from '#connectors/connector.js';
import { connectorOf } from '#connectors/registry.js';
import { BlacklistStore } from '#persistence/clients/blacklist.store.js';
import { ClientRegistry } from '#persistence/clients/client-registry.store.js';
import { Database } from '#persistence/database.js';
import { Wake } from '#persistence/wake.js';
import { CARD_DESK, DIALOG_DESK } from '../../platform/ports.js';

/** How a channel recognises the owner of a phone; undefined where it cannot write first. */
export function identitiesOfPhone(transport: string): ReturnType<ConstructorParameters<typeof AddClient>[1]> {
  const connector = connectorOf(transport);
  return connector && writesFirst(connector) ? (phone) => connector.identitiesOfPhone(phone) : undefined;
}

export const CLIENTS_PROVIDERS: Provider[] = [
  {
    provide: AddClient,
    inject: [Database, Wake],
    useFactory: (database: Database, wake: Wake) => new AddClient(new ClientRegistry(database, wake), identitiesOfPhone),
  },
  {
    provide: ChangeClientByProgram,
    inject: [CARD_DESK],
    useFactory: (cards: CardDesk) => new ChangeClientByProgram(cards),
  },
  {
    provide: BlacklistClient,
    inject: [Database, Wake, DIALOG_DESK],
    useFactory: (database: Database, wake: Wake, desk: DialogDesk) => new BlacklistClient(new BlacklistStore(database, wake), desk),
  },
];

import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { CardLooks, CardTag, ClientOnCard, KeptCard, OwnField, PersonCard, StoredLink } from '#domain/cards/card-desk.port.js';
import { phoneForPrograms } from '#domain/clients/phone-for-programs.js';
import { notFound } from '#domain/shared/domain-error.js';
import { scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import * as sql from './cards.sql.js';

/** Somebody on a card, as the tables know him. */
interface ClientRow extends Omit<ClientOnCard, 'phone'> {
  cardId: number;
  dialogId: number | null;
  phone: string | null;
  identity: string | null;
  transport: string;
}

/** Cards in one transaction. */
export class PgCardLooks implements CardLooks {
  constructor(protected readonly tx: Tx) {}

  async persons(cardIds: readonly number[], scope: DialogScope): Promise<PersonCard[]> {
    const cards = await this.kept(cardIds);
    return this.withClients(cards, await this.clients(cards, scope));
  }

  async presentCard(cardId: number, scope: DialogScope): Promise<number | null> {
    const [row] = await this.tx.query<{ cardId: number }>(sql.presentCard, [this.tx.companyId, cardId, scopeParameter(scope)]);
    return row?.cardId ?? null;
  }

  async cardOfClient(clientId: number, scope: DialogScope): Promise<number | null> {
    const [row] = await this.tx.query<{ cardId: number }>(sql.cardOfClient, [this.tx.companyId, clientId, scopeParameter(scope)]);
    return row?.cardId ?? null;
  }

  kept(cardIds: readonly number[]): Promise<KeptCard[]> {
    return cardIds.length === 0 ? Promise.resolve([]) : this.tx.query<KeptCard>(sql.keptCards, [this.tx.companyId, cardIds]);
  }

  links(linkIds: readonly number[]): Promise<StoredLink[]> {
    return linkIds.length === 0 ? Promise.resolve([]) : this.tx.query<StoredLink>(sql.links, [this.tx.companyId, linkIds]);
  }

  async tags(tagIds: readonly number[]): Promise<CardTag[]> {
    const found = await this.tx.query<CardTag>(sql.tags, [this.tx.companyId, tagIds]);
    if (found.length < new Set(tagIds).size) throw notFound('Tag');
    return found;
  }

  async ownFields(): Promise<ReadonlyMap<string, OwnField>> {
    const rows = await this.tx.query<OwnField & { id: number }>(sql.ownFields, [this.tx.companyId]);
    return new Map(rows.map(({ id, name, kind }) => [String(id), { name, kind }]));
  }

  protected clients(cards: readonly KeptCard[], scope: DialogScope): Promise<ClientRow[]> {
    const ids = cards.map(({ id }) => id);
    return this.tx.query<ClientRow>(sql.clientsOf, [this.tx.companyId, ids, scopeParameter(scope)]);
  }

  /** A card of which the asker may know nobody is none to him. */
  protected withClients(cards: readonly KeptCard[], rows: readonly ClientRow[]): PersonCard[] {
    const persons = cards.map((card) => ({ ...card, clients: rows.filter(({ cardId }) => cardId === card.id).map(clientOf) }));
    return persons.filter(({ clients }) => clients.some(({ visible }) => visible));
  }
}

const clientOf = ({ id, name, channelName, visible, stays, ...row }: ClientRow): ClientOnCard => ({
  ...{ id, name, channelName, visible, stays },
  phone: phoneForPrograms(row),
});

import type { DialogScope } from '../access/dialog-scope.js';
import type { CardFields } from './card-fields.js';
import type { LinkedClient, Move } from './part-clients.js';

/** What is kept of a person: the card itself, whoever is on it. */
export interface KeptCard {
  id: number;
  revision: number;
  fields: CardFields;
  tags: CardTag[];
}

export interface CardTag {
  id: number;
  label: string;
}

export interface ClientOnCard extends LinkedClient {
  /** As his channel names him. */
  name: string;
  /** His number; where his messenger has none, his id there behind its mark. */
  phone: string | null;
  channelName: string;
  /** Whether the asker may see his dialog. */
  visible: boolean;
}

export interface PersonCard extends KeptCard {
  clients: ClientOnCard[];
}

export interface StoredLink {
  id: number;
  /** The card that it made, and what that said at first. */
  cardId: number;
  linkedAs: LinkedAs;
  undone: boolean;
}

export interface LinkedAs {
  fields: CardFields;
  tagIds: number[];
}

export interface NewLink {
  targetCardId: number;
  otherCardId: number;
  operatorId: number;
  linkedAs: LinkedAs;
}

/** Reading of cards; inside of `CardDesk.run` everything that is read of persons is locked. */
export interface CardLooks {
  /** With everybody on them; without those of which the scope may know nobody, and those that nobody is on. */
  persons(cardIds: readonly number[], scope: DialogScope): Promise<PersonCard[]>;
  /** Where those who were on this card are now: the first that the scope may know of. */
  presentCard(cardId: number, scope: DialogScope): Promise<number | null>;
  cardOfClient(clientId: number, scope: DialogScope): Promise<number | null>;
  /** Cards as they are kept, in no order. */
  kept(cardIds: readonly number[]): Promise<KeptCard[]>;
  links(linkIds: readonly number[]): Promise<StoredLink[]>;
  /** Throws `not_found` where one of them is none of the company's. */
  tags(tagIds: readonly number[]): Promise<CardTag[]>;
  /** The company's own fields, by number. */
  ownFields(): Promise<ReadonlyMap<string, OwnField>>;
}

/** A field that the company has made itself: how it is called, and how its values are to be read. */
export interface OwnField {
  name: string;
  kind: 'text' | 'number' | 'date' | 'flag' | 'list';
}

/** What a client is in other systems. */
export interface ExternalIds {
  externalId: string | null;
  /** By the name of the system. */
  externalIds: Record<string, string>;
}

type Params = Record<string, string | number | null>;

/**
 * One piece of work on cards, stored as a whole or not at all. Dialogs are locked before cards, each in the order of ids, as whoever
 * works on a dialog may go on to its card.
 */
export interface CardWork extends CardLooks {
  operatorName(operatorId: number): Promise<string | null>;
  add(fields: CardFields, tagIds: readonly number[]): Promise<number>;
  save(cardId: number, fields: CardFields): void;
  setTags(cardId: number, tagIds: readonly number[]): void;
  /** Everybody of the two cards comes to the new one. */
  link(cardId: number, link: NewLink): void;
  externalIds(clientId: number): Promise<ExternalIds>;
  saveExternalIds(clientId: number, ids: ExternalIds): void;
  /** `undone`: links that hold nobody any more. */
  part(moves: readonly (Move & { toCardId: number })[], undone: readonly number[], operatorId: number): void;
  /** A line in the dialog of each of these clients, as far as they have one. */
  line(clientIds: readonly number[], code: string, params: Params): void;
  /** Whoever looks at these clients or cards is told. */
  changed(clientIds: readonly number[], cardIds: readonly number[]): void;
  audit(action: string, card: { id: number; name: string | null }, after: Record<string, unknown>): void;
}

export interface CardDesk {
  run<T>(companyId: number, work: (desk: CardWork) => Promise<T>): Promise<T>;
  /** Without locks, for previews. */
  look<T>(companyId: number, work: (looks: CardLooks) => Promise<T>): Promise<T>;
}

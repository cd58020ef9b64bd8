import type { Card, CardClient } from '../../../api/cards.js';
import { aRow } from './samples.js';

/** A client of a card with a dialog of the same number. */
export const aCardClient = (id: number, more: Partial<CardClient> = {}): CardClient => ({
  clientId: id + 1000,
  name: `Client ${id}`,
  username: null,
  phone: null,
  channel: aRow(id).channel,
  identities: [],
  blacklistedAt: null,
  dialog: aRow(id),
  ...more,
});

export const aCard = (id: number, more: Partial<Card> = {}): Card => ({
  id,
  revision: 1,
  title: null,
  name: 'Vera Holm',
  phones: [],
  email: null,
  comment: null,
  extraComments: [null, null, null],
  contractNumber: null,
  customFields: {},
  tags: [],
  clients: [aCardClient(id)],
  hidden: 0,
  links: [],
  ...more,
});

import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Card } from '../../../api/cards.js';
import { keys } from '../queries/keys.js';
import { aCard, aCardClient } from '../testing/cards.js';
import { aMessage, aRow, dialogPage, minute } from '../testing/samples.js';
import { applyCard, applyEventToCards } from './apply-card.js';
import { cardKeys, type TimelineData } from './queries.js';

const linked = aCard(9, { name: 'Vera Holm', clients: [aCardClient(1), aCardClient(2)], revision: 2 });

function loaded(...cards: Card[]): QueryClient {
  const client = new QueryClient();
  client.setQueryData(keys.list({ filter: 'mine' }), { pages: [dialogPage([2, 1])], pageParams: [null] });
  for (const card of cards) client.setQueryData(cardKeys.one(card.id), card);
  return client;
}

const cardIn = (client: QueryClient, id: number): Card | undefined => client.getQueryData(cardKeys.one(id));

test('the name of a card stands in the list for each of its dialogs', () => {
  const client = loaded();
  applyCard(client, linked);
  const list = client.getQueryData<{ pages: { items: { client: { name: string } }[] }[] }>(keys.list({ filter: 'mine' }));
  expect(list?.pages[0]?.items.map((row) => row.client.name)).toEqual(['Vera Holm', 'Vera Holm']);
});

test('an answer that is older than what is known changes nothing', () => {
  const client = loaded(linked);
  applyCard(client, { ...linked, revision: 1, email: 'old@example.test' });
  expect(cardIn(client, 9)?.email).toBeNull();
});

test('a card that its client has left is forgotten', () => {
  const client = loaded(aCard(1), aCard(5, { clients: [aCardClient(5)] }));
  applyCard(client, linked);
  expect([1, 5, 9].map((id) => cardIn(client, id)?.id)).toEqual([undefined, 5, 9]);
});

test('what happens in a dialog is seen on the card that lists it', () => {
  const client = loaded(linked);
  applyEventToCards(client, { id: 1, kind: 'dialog_changed', dialog: aRow(2, { unreadCount: 4 }) });
  expect(cardIn(client, 9)?.clients.map(({ dialog }) => dialog?.unreadCount)).toEqual([0, 4]);
});

test('a new message stands in the whole history with its channel, and in nobody else’s', () => {
  const client = loaded(linked);
  const page = { items: [], before: null, after: null };
  client.setQueryData<TimelineData>(cardKeys.timeline(9), { pages: [page], pageParams: [null] });
  applyEventToCards(client, { id: 1, kind: 'message_added', message: aMessage(7, { dialogId: 2, sentAt: minute(9) }) });
  applyEventToCards(client, { id: 2, kind: 'message_added', message: aMessage(8, { dialogId: 3 }) });
  const items = client.getQueryData<TimelineData>(cardKeys.timeline(9))?.pages[0]?.items ?? [];
  expect(items.map(({ id, channel }) => [id, channel.name])).toEqual([[7, 'Shop']]);
});

import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { DialogPage } from '../../../api/types.js';
import { keys } from '../queries/keys.js';
import type { MessageData } from '../queries/messages.js';
import { aMessage, aRow, dialogPage, messagePage, minute } from '../testing/samples.js';
import { applyLiveEvents, applySent } from './apply-live-events.js';

const ME = 7;

function loaded(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(keys.list({ filter: 'mine' }), { pages: [dialogPage([3, 2, 1])], pageParams: [null] });
  client.setQueryData(keys.list({ filter: 'new' }), { pages: [dialogPage([])], pageParams: [null] });
  client.setQueryData(keys.messages(1), { pages: [messagePage([1, 2])], pageParams: [{}] });
  return client;
}

const listed = (client: QueryClient, filter: 'mine' | 'new'): number[] | undefined =>
  client.getQueryData<{ pages: DialogPage[] }>(keys.list({ filter }))?.pages.flatMap(({ items }) => items.map(({ id }) => id));

const thread = (client: QueryClient): number[] | undefined =>
  client.getQueryData<MessageData>(keys.messages(1))?.pages.flatMap(({ items }) => items.map(({ id }) => id));

test('a new message appears in its thread and lifts its dialog', () => {
  const client = loaded();
  const dialog = aRow(1, { lastMessage: { id: 3, kind: 'from_client', preview: 'new', at: minute(30) }, unreadCount: 1 });
  applyLiveEvents(client, [{ id: 1, kind: 'message_added', dialog, message: aMessage(3) }], ME);
  expect(thread(client)).toEqual([1, 2, 3]);
  expect(listed(client, 'mine')).toEqual([1, 3, 2]);
});

test('the same event twice changes nothing', () => {
  const client = loaded();
  const event = { id: 1, kind: 'message_added' as const, message: aMessage(3) };
  applyLiveEvents(client, [event, event], ME);
  expect(thread(client)).toEqual([1, 2, 3]);
});

test('the answer to a send that what became of the message has overtaken takes nothing back', () => {
  const client = loaded();
  applyLiveEvents(client, [{ id: 1, kind: 'message_changed', message: aMessage(3, { status: 'failed' }) }], ME);
  applySent(client, [aMessage(3, { status: 'queued' }), aMessage(4, { status: 'queued' })]);
  const items = client.getQueryData<MessageData>(keys.messages(1))?.pages.flatMap((page) => page.items) ?? [];
  expect(items.map(({ id, status }) => [id, status]).slice(-2)).toEqual([
    [3, 'failed'],
    [4, 'queued'],
  ]);
});

test('a dialog given back moves from "mine" to "new"', () => {
  const client = loaded();
  applyLiveEvents(client, [{ id: 1, kind: 'dialog_changed', dialog: aRow(2, { operator: null }) }], ME);
  expect(listed(client, 'mine')).toEqual([3, 1]);
  expect(listed(client, 'new')).toEqual([2]);
});

test('a hidden dialog is gone from the lists together with its messages', () => {
  const client = loaded();
  applyLiveEvents(client, [{ id: 1, kind: 'dialog_hidden', dialogId: 1 }], ME);
  expect(listed(client, 'mine')).toEqual([3, 2]);
  expect(thread(client)).toBeUndefined();
});

test('a thread that is not loaded is not made up from one event', () => {
  const client = loaded();
  applyLiveEvents(client, [{ id: 1, kind: 'message_added', message: aMessage(3, { dialogId: 99 }) }], ME);
  expect(client.getQueryData(keys.messages(99))).toBeUndefined();
});

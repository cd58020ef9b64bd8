import type { QueryClient } from '@tanstack/react-query';
import { channelsQuery } from '../../../api/channels.js';
import { companyQuery, groupsQuery, operatorsQuery } from '../../../api/company.js';
import { onboardingQuery } from '../../../api/onboarding.js';
import { invitationsQuery } from '../../../api/invitations.js';
import { rolesQuery } from '../../../api/roles.js';
import { fieldWritten, stepMoved } from '../../../api/onboarding-live.js';
import { runKeys } from '../../../api/scenario-runs.js';
import { operatorStatusesQuery, staffKey, staffListKey, staffMemberQuery, type StaffList } from '../../../api/staff.js';
import type { Client, DialogRow, DialogView, LiveEvent, Message, OperatorPresence } from '../../../api/types.js';
import { countAgainSoon } from '../queries/counters.js';
import { keys } from '../queries/keys.js';
import type { MessageData } from '../queries/messages.js';
import { applyEventToCards } from '../card/apply-card.js';
import { clientTypes, clientWrote } from './client-typing.js';
import { mergeView, removeRow, renameClient, upsertRow, withClient } from './patch-dialogs.js';
import { patchLists } from './patch-lists.js';
import { fresher, upsertMessage } from './patch-messages.js';

/** Puts a changed dialog into every list and onto the open dialog. */
export function applyDialog(client: QueryClient, row: DialogRow, operatorId: number): void {
  patchLists(client, (pages, parameters) => upsertRow(pages, row, parameters, operatorId));
  client.setQueryData<DialogView>(keys.dialog(row.id), (view) => view && mergeView(view, row));
}

/** Puts a new or changed message into its thread, if that is loaded. */
export function applyMessage(client: QueryClient, message: Message): void {
  client.setQueryData<MessageData>(keys.messages(message.dialogId), (data) => {
    if (!data) return data;
    const known = data.pages.flatMap(({ items }) => items).find(({ id }) => id === message.id);
    return { ...data, pages: upsertMessage(data.pages, fresher(known, message)) };
  });
}

/** A message as the thread has it, if that is loaded. */
export const knownMessage = (client: QueryClient, { id, dialogId }: Pick<Message, 'id' | 'dialogId'>): Message | undefined =>
  client
    .getQueryData<MessageData>(keys.messages(dialogId))
    ?.pages.flatMap(({ items }) => items)
    .find((message) => message.id === id);

/** Puts what was just sent into its thread, as it was stored. What is there already has come by the live push, and knows what became of it. */
export function applySent(client: QueryClient, messages: readonly Message[]): void {
  for (const message of messages) if (!knownMessage(client, message)) applyMessage(client, message);
}

/** Puts a client's changed fields wherever they are shown. */
export function applyClient(client: QueryClient, changed: Client): void {
  patchLists(client, (pages) => renameClient(pages, changed));
  for (const [key] of client.getQueriesData<DialogView>({ queryKey: ['dialog'] })) {
    client.setQueryData<DialogView>(key, (view) => view && withClient(view, changed));
  }
}

function applyOperator(client: QueryClient, presence: OperatorPresence): void {
  client.setQueryData(operatorsQuery.queryKey, (operators) =>
    operators?.map((operator) => (operator.id === presence.id ? { ...operator, ...presence } : operator)),
  );
  for (const [key, list] of client.getQueriesData<StaffList>({ queryKey: staffListKey })) {
    const items = list?.items.map((member) => (member.id === presence.id ? { ...member, ...presence } : member));
    if (list && items) client.setQueryData<StaffList>(key, { ...list, items });
  }
  client.setQueryData(staffMemberQuery(presence.id).queryKey, (member) => member && { ...member, ...presence });
}

function companyChanged(client: QueryClient): void {
  const changed = [companyQuery, groupsQuery, operatorsQuery, operatorStatusesQuery, rolesQuery, invitationsQuery, { queryKey: staffKey }];
  for (const { queryKey } of changed) void client.invalidateQueries({ queryKey });
}

/** A bot took a turn: its steps are read anew wherever they are on the screen. */
function runChanged(client: QueryClient, { dialogId, runId }: LiveEvent): void {
  if (dialogId !== undefined) void client.invalidateQueries({ queryKey: runKeys.ofDialog(dialogId) });
  if (runId !== undefined) void client.invalidateQueries({ queryKey: runKeys.one(runId) });
  void client.invalidateQueries({ queryKey: runKeys.lists });
}

function onboardingChanged(client: QueryClient, { onboarding }: LiveEvent): void {
  if (onboarding?.field) return fieldWritten(onboarding.field);
  stepMoved(onboarding?.step ?? null);
  void client.invalidateQueries({ queryKey: onboardingQuery.queryKey });
}

function hideDialog(client: QueryClient, dialogId: number): void {
  patchLists(client, (pages) => removeRow(pages, dialogId));
  client.removeQueries({ queryKey: keys.messages(dialogId) });
  client.removeQueries({ queryKey: runKeys.ofDialog(dialogId) });
  void client.invalidateQueries({ queryKey: keys.dialog(dialogId) });
}

function applyEvent(client: QueryClient, event: LiveEvent, operatorId: number): void {
  if (event.kind === 'client_typing') {
    if (event.dialogId !== undefined) clientTypes(event.dialogId);
    return;
  }
  if (event.kind === 'dialog_hidden') {
    if (event.dialogId !== undefined) hideDialog(client, event.dialogId);
    return;
  }
  if (event.message) applyMessage(client, event.message);
  if (event.dialog) applyDialog(client, event.dialog, operatorId);
  if (event.client) applyClient(client, event.client);
  applyEventToCards(client, event);
  if (event.operator) applyOperator(client, event.operator);
  // The client wrote: the messenger's window for replies is open again.
  if (event.kind === 'message_added' && event.message?.kind === 'from_client') {
    clientWrote(event.message.dialogId);
    void client.invalidateQueries({ queryKey: keys.dialog(event.message.dialogId) });
  }
  // What can be done with it, and the window for replies, are others now.
  if ((event.kind === 'dialog_blocked' || event.kind === 'dialog_unblocked') && event.dialog) {
    void client.invalidateQueries({ queryKey: keys.dialog(event.dialog.id) });
  }
  if (event.kind === 'webhook_changed') void client.invalidateQueries({ queryKey: ['webhooks'] });
  if (event.kind === 'scenario_changed') void client.invalidateQueries({ queryKey: ['scenarios'] });
  if (event.kind === 'run_changed') runChanged(client, event);
  if (event.kind === 'company_changed') companyChanged(client);
  if (event.kind === 'onboarding_changed') onboardingChanged(client, event);
  if (event.kind === 'channel_changed') void client.invalidateQueries({ queryKey: channelsQuery.queryKey });
}

/** Brings every cache of this tab up to date with what happened. */
export function applyLiveEvents(client: QueryClient, events: LiveEvent[], operatorId: number): void {
  for (const event of events) applyEvent(client, event, operatorId);
  if (events.some(({ kind }) => kind.startsWith('dialog') || kind.startsWith('message'))) countAgainSoon(client);
}

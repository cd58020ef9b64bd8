import { Injectable } from '@nestjs/common';
import { operatorName } from '#domain/operators/operator-name.js';
import { clientById } from '#persistence/clients/client.view.js';
import { Database, type Tx } from '#persistence/database.js';
import { dialogsByIds, type DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import type { IntegratorsEvent, InternalEvent } from '#persistence/events/event.store.js';
import type { StoredEvent } from '#persistence/events/event.tail.js';
import { messagesByIds } from '#persistence/messages/message-list.view.js';
import { onboardingFieldsOf } from '#persistence/onboarding/onboarding.view.js';
import { liveOperators } from '#persistence/operators/live-operator.view.js';
import { presentClient } from '../console/clients/client.presenter.js';
import type { Client } from '../console/clients/clients.dto.js';
import { presentDialogRow } from '../console/dialogs/dialog.presenter.js';
import type { OnboardingField } from '../console/onboarding/onboarding.dto.js';
import { presentField } from '../console/onboarding/onboarding.presenter.js';
import { presentMessage } from '../console/messages/message.presenter.js';
import type { LiveEvent, LiveOperator } from './live.frames.js';

/**
 * An event that colleagues are told of. That an operator writes is for the client; colleagues see it by other means. What only
 * integrators' webhooks are made from changes no screen, but for tickets.
 */
export type ConsoleEvent = StoredEvent & {
  kind: Exclude<StoredEvent['kind'], 'operator_typing' | InternalEvent | Exclude<IntegratorsEvent, TicketEvent>>;
};

type TicketEvent = 'ticket_added' | 'ticket_changed' | 'ticket_deleted';

const NOT_FOR_CONSOLE = new Set<StoredEvent['kind']>([
  'operator_typing',
  // Of chats among colleagues each is told something of his own: internal-composer.ts.
  ...(['internal_message_added', 'internal_message_changed', 'internal_chat_changed', 'internal_chat_read', 'internal_typing'] as const),
  ...(['client_added', 'client_blacklisted', 'request_opened', 'request_closed', 'dialog_closed', 'dialog_transferred'] as const),
  ...(['tag_added', 'tag_assigned', 'tag_taken'] as const),
]);

export const isForConsole = (event: StoredEvent): event is ConsoleEvent => !NOT_FOR_CONSOLE.has(event.kind);

/** An event with all that may be shown of it, and what decides who may see it. */
export interface ComposedEvent {
  event: LiveEvent;
  /** Its place in the log. */
  position: number;
  /** The dialog that it belongs to; null = the whole company may know. */
  dialog: DialogListItem | null;
}

/** Turns the log's ids into what screens show, with a few queries for a whole stretch. */
@Injectable()
export class EventComposer {
  constructor(private readonly database: Database) {}

  compose(companyId: number, events: ConsoleEvent[]): Promise<ComposedEvent[]> {
    return this.database.transaction(companyId, async (tx) => {
      const dialogs = new Map((await dialogsByIds(tx, ids(events, 'dialogId'))).map((dialog) => [dialog.id, dialog]));
      const messages = new Map((await messagesByIds(tx, ids(events, 'messageId'))).map((message) => [message.id, presentMessage(message)]));
      const clients = await this.clients(tx, events, dialogs);
      const operators = await this.operators(tx, ids(events, 'operatorId'));
      const typed = await this.typed(tx, events);
      return events.flatMap((stored): ComposedEvent[] => {
        const { id, position, kind, dialogId, messageId, operatorId, data } = stored;
        if (isOfTicket(kind)) return [composedTicket(stored)];
        const dialog = dialogId === null ? null : dialogs.get(dialogId);
        const message = messageId === null ? undefined : messages.get(messageId);
        // Gone since: there is nothing to show any more.
        if (dialog === undefined || (messageId !== null && !message)) return [];
        const operator = operatorId === null ? undefined : operators.get(operatorId);
        const client = kind === 'client_changed' && dialog ? clients.get(dialog.clientId) : undefined;
        const shown = dialog
          ? { dialog: presentDialogRow(dialog), dialogId: dialog.id }
          : { ...scenarioOf(kind, data), ...cardOf(kind, data) };
        return [
          {
            event: {
              id,
              kind,
              ...shown,
              ...runOf(kind, data),
              ...(kind === 'onboarding_changed' && { onboarding: onboardingOf(data, typed) }),
              ...(message && { message }),
              ...(operator && { operator }),
              ...(client && { client }),
            },
            position,
            dialog,
          },
        ];
      });
    });
  }

  private async clients(tx: Tx, events: StoredEvent[], dialogs: Map<number, DialogListItem>): Promise<Map<number, Client>> {
    const changed = events.flatMap(({ kind, dialogId }) =>
      kind === 'client_changed' && dialogId ? [dialogs.get(dialogId)?.clientId ?? 0] : [],
    );
    const clients = new Map<number, Client>();
    for (const id of new Set(changed)) {
      const row = await clientById(tx, id);
      if (row) clients.set(id, presentClient(row));
    }
    return clients;
  }

  /** What stands in the onboarding's fields now; keys and passwords are never pushed. */
  private async typed(tx: Tx, events: StoredEvent[]): Promise<Map<string, OnboardingField>> {
    const wanted = events.flatMap(({ kind, data }) => {
      const { step, field } = data ?? {};
      return kind === 'onboarding_changed' && typeof step === 'string' && typeof field === 'string' ? [{ step, field }] : [];
    });
    const rows = await onboardingFieldsOf(tx, wanted);
    return new Map(rows.map((row) => [`${row.step} ${row.field}`, presentField(row, null)]));
  }

  private async operators(tx: Tx, operatorIds: number[]): Promise<Map<number, LiveOperator>> {
    const rows = await liveOperators(tx, operatorIds);
    return new Map(rows.map(({ firstName, lastName, ...row }) => [row.id, { ...row, name: operatorName(firstName, lastName) }]));
  }
}

const isOfTicket = (kind: ConsoleEvent['kind']): kind is TicketEvent => kind.startsWith('ticket_');

/** That a ticket is another now; what it says is read with each reader's rights. */
const composedTicket = ({ id, position, data }: ConsoleEvent): ComposedEvent => ({
  event: { id, kind: 'ticket_changed', ...(typeof data?.ticketId === 'number' && { ticketId: data.ticketId }) },
  ...{ position, dialog: null },
});

const runOf = (kind: StoredEvent['kind'], data: StoredEvent['data']): { runId?: number } =>
  kind === 'run_changed' && typeof data?.runId === 'number' ? { runId: data.runId } : {};

function onboardingOf(data: StoredEvent['data'], typed: Map<string, OnboardingField>): LiveEvent['onboarding'] {
  const step = typeof data?.step === 'string' ? data.step : null;
  const field = typed.get(`${step} ${data?.field}`);
  return { step, ...(field && { field }) };
}

const scenarioOf = (kind: StoredEvent['kind'], data: StoredEvent['data']): { scenarioId?: number } =>
  kind === 'scenario_changed' && typeof data?.scenarioId === 'number' ? { scenarioId: data.scenarioId } : {};

const cardOf = (kind: StoredEvent['kind'], data: StoredEvent['data']): { cardId?: number } =>
  kind === 'card_changed' && typeof data?.cardId === 'number' ? { cardId: data.cardId } : {};

function ids(events: StoredEvent[], key: 'dialogId' | 'messageId' | 'operatorId'): number[] {
  return [...new Set(events.flatMap((event) => event[key] ?? []))];
}

import type { InboundEvent } from '../messages/inbound-event.js';

const timeOf = (event: InboundEvent): number => (event.type === 'message_imported' ? (event.at?.getTime() ?? 0) : Infinity);

/**
 * The order in which a piece of a history is stored: messages by their time, so that an interrupted import is a shorter history
 * and not one with holes; then what is said about them. Equal ones stay as they came, so that the order is the same each time.
 */
export function importOrder(events: readonly InboundEvent[]): InboundEvent[] {
  return events
    .filter(({ type }) => type !== 'ignored')
    .map((event) => ({ event, time: timeOf(event) }))
    .sort((a, b) => (a.time === b.time ? 0 : a.time - b.time))
    .map(({ event }) => event);
}

/** How many of the events are messages of the history. */
export const importedMessages = (events: readonly InboundEvent[]): number =>
  events.reduce((count, { type }) => count + (type === 'message_imported' ? 1 : 0), 0);

import { WHATSAPP_BUSINESS_API } from '#domain/channels/whatsapp-business-api.js';
import { STEPS } from '#domain/reports/times.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';

/* The rules of domain/reports/counted-message.ts and times.ts in SQL; a test compares them. */

/** Whether reports count message `m`. Its transaction must see what is withheld. */
export const IS_COUNTED = `(m.kind = 'from_client' or (m.kind in ('to_client', 'autoreply')
  and m.status <> ${MESSAGE_STATUS.failed} and (m.status <> ${MESSAGE_STATUS.none} or m.deleted_at is null)))`;

/** The moment that decides on the day of message `m`. */
export const COUNTED_AT = `(case when m.origin = 'history' then m.sent_at else m.created_at end)`;

/** Whether the report of load counts message `m`, of those that are counted at all. */
export const IS_LOAD = `(m.origin <> 'history' and m.kind <> 'autoreply')`;

const steps = (seconds: string): string =>
  STEPS.map(({ below, step }) => (Number.isFinite(below) ? `when ${seconds} < ${below} then ${step}` : `else ${step}`)).join(' ');

/** From one moment to another in whole seconds, at least none. */
export const secondsBetween = (from: string, to: string): string => `greatest(round(extract(epoch from ${to} - ${from}))::integer, 0)`;

/** Whole seconds, rounded down to their step. */
export const roundedSeconds = (seconds: string): string => `(${seconds} - ${seconds} % case ${steps(seconds)} end)`;

/** Whether the report of active dialogs has channel `c`: the WhatsApp Business API only where it is asked for by its id. */
export const CHANNEL_COUNTS = `($5::bigint[] is not null or c.transport <> all ('{${WHATSAPP_BUSINESS_API.join(',')}}'))`;

import { MESSAGE_STATUS } from '#domain/messages/status.js';

const NAMES = Object.entries(MESSAGE_STATUS).map(([name, rank]) => `when ${rank} then '${name}'`);

/** A `message_changed` of the log that tells what became of the message: integrators hear of it as `outbox_status`. */
export const statusData = (column: string): string => `jsonb_build_object('status', case ${column} ${NAMES.join(' ')} end)`;

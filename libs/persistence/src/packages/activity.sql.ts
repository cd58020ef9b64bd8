import { MESSAGE_STATUS } from '#domain/messages/status.js';

const { none, failed } = MESSAGE_STATUS;

/** domain's `isActivity`, of a message that is stored: one of ours counts unless its channel refused it or never saw it. */
export const activity = (m: string): string =>
  `(${m}.origin <> 'history' and (${m}.kind = 'from_client' or (${m}.kind in ('to_client', 'autoreply') and ${m}.status not in (${none}, ${failed}))))`;

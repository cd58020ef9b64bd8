/** A status of the company's own is a name for not answering: who answers is online, whatever he calls it. */
export const OWN_STATUS_KINDS = ['away', 'offline'] as const;
export type OwnStatusKind = (typeof OWN_STATUS_KINDS)[number];

export interface OwnStatusFields {
  name: string;
  kind: OwnStatusKind;
}

export const MOST_OWN_STATUSES = 20;
export const OWN_STATUS_NAME_LENGTH = 40;

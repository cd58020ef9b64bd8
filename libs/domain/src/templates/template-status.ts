import type { TemplateStatus } from './template.js';

/** What providers call the states of a template: Meta's events and list, 360dialog's lower case, Gupshup's own additions. */
const STATUSES: Record<TemplateStatus, readonly string[]> = {
  // "Flagged" is a warning: it can be sent until it is disabled.
  approved: ['APPROVED', 'REINSTATED', 'FLAGGED', 'ACTIVE', 'ENABLED'],
  pending: ['PENDING', 'IN_APPEAL', 'APPEAL_REQUESTED', 'SUBMITTED', 'CREATED', 'RECEIVED', 'IN_REVIEW', 'SANDBOX_REQUESTED'],
  rejected: ['REJECTED', 'FAILED', 'LIMIT_EXCEEDED'],
  paused: ['PAUSED'],
  disabled: ['DISABLED', 'ARCHIVED', 'LOCKED', 'DEACTIVATED'],
  deleted: ['DELETED', 'PENDING_DELETION'],
};

const BY_WORD = new Map(
  (Object.keys(STATUSES) as TemplateStatus[]).flatMap((status) => STATUSES[status].map((word) => [word, status] as const)),
);

/** A provider's word as our status. A word that nobody knows is `pending`: the template cannot be sent until we are told better. */
export function templateStatusOf(providerWord: string): TemplateStatus {
  return (
    BY_WORD.get(
      providerWord
        .trim()
        .toUpperCase()
        .replace(/[\s-]+/g, '_'),
    ) ?? 'pending'
  );
}

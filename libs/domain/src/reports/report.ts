import type { Caller } from '../access/caller.js';
import type { Section } from '../access/permissions.js';

/** The reports, and the section of a role that opens each (product.md 3, 13). */
export const REPORTS = {
  active_dialogs: 'report_active_dialogs',
  load: 'report_load',
  requests: 'report_requests',
  rating: 'report_rating',
  operator_events: 'report_operator_events',
  funnel: 'report_funnel',
  templates: 'report_templates',
} as const satisfies Record<string, Section>;

export type Report = keyof typeof REPORTS;
export const REPORT_NAMES = Object.keys(REPORTS) as Report[];

export const mayReadReport = (report: Report, { permissions }: Pick<Caller, 'permissions'>): boolean =>
  permissions.includes(REPORTS[report]);

/**
 * Whose rows a reader of a report sees: everybody's, where he sees all chats, else those of his own. Null = everybody's. A report by
 * mail asks this of its reader at the moment of sending.
 */
export const whoseRows = ({ operatorId, permissions }: Pick<Caller, 'operatorId' | 'permissions'>): number | null =>
  permissions.includes('all_chats') ? null : operatorId;

import type { ReportName } from '../../api/reports.js';
import type { ReportKind } from './catalogue.js';

/** The figures of each report; each has one definition, one text: `definition.<figure>`. */
const FIGURES: Record<ReportName, readonly string[]> = {
  operator_events: ['seconds_in_status', 'status_totals'],
  requests: ['requests_opened', 'requests_answered'],
  rating: ['ratings', 'rating_average'],
  load: ['from_clients', 'to_clients', 'opened', 'closed', 'open_now', 'open_at_end', 'firstAnswer', 'fullAnswer', 'percentiles'],
  funnel: ['runs', 'ended', 'funnel_share'],
  templates: ['templates_sent', 'template_outcomes'],
  active_dialogs: ['active_dialog', 'active_total'],
};

/** Of every report: how its days are cut, and whom its filters mean. */
const COMMON = ['days', 'whose'];

export const definitionsOf = ({ name }: ReportKind): readonly string[] => [...FIGURES[name], ...COMMON];

import type { ReportName } from '../../api/reports.js';
import type { Permission } from '../../api/types.js';

export type Filter = 'channels' | 'groups' | 'operators' | 'roles';

export interface ReportKind {
  name: ReportName;
  /** Under `/reports/`. */
  path: string;
  permission: Permission;
  group: 'operators' | 'chats' | 'bots' | 'other';
  /** What can be asked for apart; what means nothing here is not offered. */
  filters: readonly Filter[];
  /** Whether its figures come by day, month or year. */
  byTime: boolean;
  /** Whether the period before can be laid beside it. */
  compares: boolean;
}

const report = (name: ReportName, group: ReportKind['group'], more: Partial<ReportKind> = {}): ReportKind => ({
  name,
  group,
  path: name.replaceAll('_', '-'),
  permission: `report_${name}`,
  filters: ['channels', 'groups', 'operators', 'roles'],
  byTime: true,
  compares: true,
  ...more,
});

/** The reports in the order and grouping of the menu. */
export const REPORTS: readonly ReportKind[] = [
  report('operator_events', 'operators', { byTime: false, compares: false }),
  report('requests', 'operators'),
  report('rating', 'operators'),
  report('load', 'chats'),
  report('funnel', 'bots', { filters: ['channels'], byTime: false, compares: false }),
  report('templates', 'bots'),
  report('active_dialogs', 'other'),
];

export const REPORT_GROUPS = ['operators', 'chats', 'bots', 'other'] as const;

export const reportOfPath = (path: string): ReportKind | undefined => REPORTS.find((one) => one.path === path);
export const reportOfName = (name: ReportName): ReportKind | undefined => REPORTS.find((one) => one.name === name);

/** Whoever has one of these has something to read there. */
export const REPORT_PERMISSIONS = REPORTS.map(({ permission }) => permission) as [Permission, ...Permission[]];

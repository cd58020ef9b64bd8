import type { Role } from './caller.js';

/**
 * Everything that a role may open, by the groups of the page "Roles and rights". A section that is not only to be looked at is opened
 * with the right to change what stands in it; what one may do in a dialog, and what is graver than its section, are actions.
 */
export const SECTION_GROUPS = {
  chats: ['all_chats'],
  bots: ['scenarios'],
  settings: ['company', 'channels', 'tags', 'macros', 'custom_fields'],
  staff: ['operators', 'groups', 'operator_statuses', 'sessions', 'audit_log'],
  integrations: ['webhooks'],
  reports: [
    'report_active_dialogs',
    'report_load',
    'report_requests',
    'report_rating',
    'report_operator_events',
    'report_funnel',
    'report_templates',
  ],
  start: ['onboarding'],
} as const;

/** Everything that a role may do. */
export const ACTION_GROUPS = {
  chats: [
    'write_messages',
    'change_messages',
    'write_first',
    'take_new_chats',
    'close_chats',
    'assign_others',
    'export_chats',
    'share_chats',
  ],
  clients: ['change_clients', 'merge_chats', 'tag_clients', 'blacklist_clients'],
  colleagues: ['create_internal_groups'],
  bots: ['manage_scenarios', 'manage_secrets', 'steer_bots'],
  staff: ['invite_operators', 'change_operators', 'block_operators', 'end_sessions'],
  reports: ['mail_reports'],
} as const;

/** For admins alone, in no custom role: with the first two one could give oneself every other, and the third is the company's money. */
export const ADMIN_ONLY = ['roles', 'api_tokens', 'billing'] as const;

export type Section = (typeof SECTION_GROUPS)[keyof typeof SECTION_GROUPS][number];
export type Action = (typeof ACTION_GROUPS)[keyof typeof ACTION_GROUPS][number];
export type Permission = Section | Action | (typeof ADMIN_ONLY)[number];
/** What a custom role may be made of. */
export type GrantablePermission = Section | Action;

export const SECTIONS: readonly Section[] = Object.values(SECTION_GROUPS).flat();
export const ACTIONS: readonly Action[] = Object.values(ACTION_GROUPS).flat();
export const GRANTABLE: readonly GrantablePermission[] = [...SECTIONS, ...ACTIONS];
export const PERMISSIONS: readonly Permission[] = [...GRANTABLE, ...ADMIN_ONLY];

/**
 * What is of no use, or no secret, without something else: whoever gets the one gets the other. An action needs the section that it is
 * done in. A webhook is told of every chat, and its log shows what it was told: whoever makes one sees all chats.
 */
export const NEEDS: Partial<Record<GrantablePermission, Section>> = {
  webhooks: 'all_chats',
  manage_scenarios: 'scenarios',
  manage_secrets: 'scenarios',
  invite_operators: 'operators',
  change_operators: 'operators',
  block_operators: 'operators',
  end_sessions: 'sessions',
  // Figures of the whole company, in which nobody's rows can be told apart.
  report_active_dialogs: 'all_chats',
  report_load: 'all_chats',
  report_funnel: 'all_chats',
  report_templates: 'all_chats',
};

/** What a company allows its operators beside the work of every operator. */
export interface OperatorsMay {
  operatorsAssignOthers: boolean;
}

const OPERATOR: readonly Permission[] = [
  ...(['write_messages', 'change_messages', 'write_first', 'take_new_chats', 'close_chats'] as const),
  ...(['change_clients', 'merge_chats', 'tag_clients', 'steer_bots', 'create_internal_groups'] as const),
];
const OPERATOR_WHO_ASSIGNS: readonly Permission[] = [...OPERATOR, 'assign_others'];
const NOT_FOR_SUPERVISORS: readonly Permission[] = ['manage_secrets', 'webhooks', 'sessions', 'end_sessions', 'audit_log'];
const SUPERVISOR: readonly Permission[] = GRANTABLE.filter((permission) => !NOT_FOR_SUPERVISORS.includes(permission));

/** What a role that is not custom may. Asked with every request, so that a change takes effect at once. */
export function permissionsOf(role: Role, { operatorsAssignOthers }: OperatorsMay): readonly Permission[] {
  if (role === 'admin') return PERMISSIONS;
  if (role === 'supervisor') return SUPERVISOR;
  return operatorsAssignOthers ? OPERATOR_WHO_ASSIGNS : OPERATOR;
}

/** The role that a custom role counts as: who sees all chats is a supervisor. */
export const baseRoleOf = (permissions: readonly GrantablePermission[]): Exclude<Role, 'admin'> =>
  permissions.includes('all_chats') ? 'supervisor' : 'operator';

/** Everything that the server writes into the audit log: what it is done to, and what is done. */
export const ACTIONS: Record<string, readonly string[]> = {
  operator: ['added', 'changed', 'blocked', 'unblocked', 'deleted', 'restored', 'signed_in', 'sign_in_failed'],
  role: ['created', 'changed', 'deleted'],
  group: ['created', 'changed', 'deleted'],
  operator_status: ['created', 'changed', 'deleted'],
  invitation: ['created', 'resent', 'revoked', 'accepted'],
  session: ['ended'],
  password: ['changed', 'reset', 'reset_requested'],
  second_factor: ['on', 'off', 'codes'],
  technical_access: ['created', 'used'],
  company: ['changed'],
  channel: ['connected', 'changed', 'deleted'],
  api_token: ['created', 'changed', 'revoked'],
  webhook: ['created', 'changed', 'deleted'],
  card: ['linked', 'unlinked', 'link_undone'],
  tag: ['created', 'changed', 'deleted'],
  tag_group: ['created', 'changed', 'deleted'],
  macro: ['created', 'changed', 'deleted'],
  custom_field: ['created', 'changed', 'deleted'],
  scenario: ['created', 'published', 'enabled', 'disabled', 'renamed', 'deleted'],
  scenario_secret: ['set', 'deleted'],
  onboarding: ['step_done', 'step_skipped', 'step_reopened', 'skipped', 'reopened', 'finished'],
  tariff: ['set', 'changed', 'removed'],
  licences: ['changed'],
  account: ['adjusted'],
  package: ['bought', 'given'],
  payment: ['paid', 'cancelled', 'refunded', 'not_entered'],
  statement: ['exported'],
  report_view: ['created', 'changed', 'deleted', 'mail_changed', 'mail_ended', 'mail_sent', 'mail_left'],
  audit_log: ['exported'],
};

/** Each as the server names it: "role.changed". */
export const DID: ReadonlySet<string> = new Set(Object.entries(ACTIONS).flatMap(([kind, verbs]) => verbs.map((verb) => `${kind}.${verb}`)));

/** Of these the object is a person, so nobody can be asked for "everything about this password". */
export const ABOUT_PEOPLE: ReadonlySet<string> = new Set(['password', 'second_factor']);

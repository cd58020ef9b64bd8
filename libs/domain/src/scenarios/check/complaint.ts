/** What keeps a scenario from being published, or is odd about it. The sentences to the codes are the console's. */
export interface Complaint {
  code: ComplaintCode;
  /** An error blocks publishing, a warning does not. */
  severity: 'error' | 'warning';
  /** Null: it is about the scenario as a whole, or about a trigger. */
  stepId: string | null;
  triggerId: string | null;
  /** The way out that it is about. */
  exit: string | null;
  /** The field of the step or the trigger, as `buttons.0.text`. */
  field: string | null;
  /** For the sentence. */
  params: Record<string, string | number>;
}

const WARNINGS = [
  'unreachable',
  'no_trigger',
  'unknown_variable',
  'payload_unheard',
  'no_changes',
  'working_hours_unset',
  'scenario_unpublished',
] as const;

const ERRORS = [
  ...(['no_steps', 'no_start', 'too_many_steps', 'content_too_large', 'duplicate_id'] as const),
  ...(['exit_leads_nowhere', 'exit_to_missing_step', 'loop_without_wait'] as const),
  ...(['empty', 'too_short', 'too_long_number', 'malformed'] as const),
  ...(['message_empty', 'text_too_long', 'too_many_buttons', 'button_text_too_long', 'button_kind_unsupported', 'file_too_large'] as const),
  ...(['list_with_file', 'duplicate_button_text', 'duplicate_payload', 'payload_invalid', 'payload_too_long'] as const),
  ...(['variable_name_invalid', 'variable_name_reserved', 'duplicate_variable'] as const),
  ...(['template_invalid', 'expression_invalid', 'pattern_invalid', 'secret_outside_http'] as const),
  ...(['tag_missing', 'channel_missing', 'operator_missing', 'group_missing', 'file_missing', 'secret_missing'] as const),
  ...(['field_missing', 'transport_unknown', 'scenario_missing', 'step_missing'] as const),
  ...(['no_branches', 'branch_empty'] as const),
  ...(['address_malformed', 'address_private', 'header_invalid', 'body_malformed'] as const),
  ...(['trigger_collides'] as const),
] as const;

export const COMPLAINT_CODES = [...ERRORS, ...WARNINGS] as const;
export type ComplaintCode = (typeof COMPLAINT_CODES)[number];

const isWarning = (code: ComplaintCode): boolean => (WARNINGS as readonly string[]).includes(code);

type About = Partial<Omit<Complaint, 'code' | 'severity'>> & { severity?: Complaint['severity'] };

export const complaint = (code: ComplaintCode, about: About = {}): Complaint => ({
  code,
  severity: about.severity ?? (isWarning(code) ? 'warning' : 'error'),
  stepId: about.stepId ?? null,
  triggerId: about.triggerId ?? null,
  exit: about.exit ?? null,
  field: about.field ?? null,
  params: about.params ?? {},
});

export const blocksPublishing = (complaints: readonly Complaint[]): boolean => complaints.some(({ severity }) => severity === 'error');

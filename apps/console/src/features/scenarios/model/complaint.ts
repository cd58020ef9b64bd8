/** What keeps a scenario from being published (`error`), or is odd about it (`warning`); the server finds them. */
export interface Complaint {
  /** The key of its sentence: `complaints.<code>` of this feature's texts. */
  code: string;
  severity: 'error' | 'warning';
  /** Null: it is about the scenario as a whole. */
  stepId: string | null;
  triggerId?: string | null;
  /** The way out that is missing. */
  exit?: string | null;
  /** The field of the step, as `buttons.0.text`. */
  field?: string | null;
  /** For the sentence. */
  params?: Record<string, string | number>;
}

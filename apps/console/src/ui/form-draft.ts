import type { DraftValue } from '../api/onboarding.js';

/** A form whose fields are kept somewhere else as they are typed: it shows what was typed before, and says what is typed now. */
export interface FormDraft {
  /** What was typed, by the field's path. */
  values: Readonly<Record<string, DraftValue>>;
  /** What is to be said of a field: that somebody else is at it. */
  notes: Readonly<Record<string, string>>;
  type: (path: string, value: DraftValue) => void;
  /** The field is left. */
  leave: (path: string) => void;
}

/** One objection of the server: in words, or (of a provider's refusal) the key of a sentence and the provider's own words. */
export interface FieldObjection {
  field: string | null;
  message?: string;
  reason?: string;
  detail?: string | null;
}

/** A refused or failed call: what to say to the person, and which field of the form it belongs to. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** A sentence for the reader; empty when the server gave none. */
    readonly detail: string,
    readonly field: string | null = null,
    readonly errors: FieldObjection[] = [],
    readonly requestId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
    /** More than a sentence can tell, by the code. */
    readonly about: Record<string, unknown> = {},
  ) {
    super(detail || code);
    this.name = 'ApiError';
  }

  /** The server was not reached at all, so nothing is known about the outcome. */
  get isNetwork(): boolean {
    return this.status === 0;
  }

  /** Worth trying again without changing anything. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Messages by field name, in the shape that @mantine/form's `setErrors` takes. */
  get byField(): Record<string, string> {
    const result: Record<string, string> = {};
    if (this.field) result[this.field] = this.detail;
    for (const { field, message } of this.errors) if (field && message) result[field] ??= message;
    return result;
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

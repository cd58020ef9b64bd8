/**
 * Why a send failed, as a closed list. Each kind says whether a second try may reach the client twice:
 * `throttled`, `retryable` and `not_reached` may be tried again; `unknown` may have been delivered; the rest is final.
 */
export type SendErrorKind =
  | 'throttled' // the provider asks to wait
  | 'retryable' // the provider refused for now, nothing was sent
  | 'not_reached' // the request never left
  | 'unknown' // the answer was lost: the provider may have taken it
  | 'rejected' // final: this message will never go
  | 'window_closed' // final: only a template may be sent now
  | 'client_unreachable' // final: blocked, no such number
  | 'channel_broken' // final, and the channel needs its admin: token revoked, account restricted
  | 'message_invalid'; // final: the channel cannot carry this message

export class SendError extends Error {
  constructor(
    readonly kind: SendErrorKind,
    /** The provider's code, `http_503`, `timeout`, … */
    readonly code: string,
    /** Key of the sentence that the operator reads, translated by the console (`sendError.<reason>`). */
    readonly reason: string,
    /** The provider's own words; no secret in it. */
    readonly detail: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${kind}: ${code}`);
    this.name = 'SendError';
  }

  /** May be sent again without asking anybody. */
  get mayRetry(): boolean {
    return this.kind === 'throttled' || this.kind === 'retryable' || this.kind === 'not_reached';
  }
}

/** Why a client's file could not be fetched. */
export class MediaError extends Error {
  constructor(
    readonly reason: 'gone' | 'too_large' | 'refused' | 'temporary',
    readonly detail: string | null = null,
  ) {
    super(reason);
    this.name = 'MediaError';
  }
}

/**
 * A personal number is served through a session that somebody must sign in to, like a browser or a phone. `signed_out` needs a
 * person; `connecting` mends itself; `open` sends and receives.
 */
export const CHANNEL_SESSION_STATES = ['signed_out', 'awaits_qr', 'awaits_code', 'awaits_password', 'connecting', 'open'] as const;
export type ChannelSessionState = (typeof CHANNEL_SESSION_STATES)[number];

/** What the admin does to sign in, one step after the other; `sign_out` ends the session at the messenger too. */
export type SignInStep =
  | { step: 'qr' }
  | { step: 'phone'; phone: string }
  | { step: 'code'; code: string }
  | { step: 'password'; password: string }
  | { step: 'sign_out' };

/** Where a sign-in stands, as the channels page shows it. */
export interface ChannelSession {
  state: ChannelSessionState;
  /** What the QR code holds, or a data URL. */
  qr: string | null;
  /** Key of a sentence (`channelSession.<problem>`). */
  problem: string | null;
  account: string | null;
}

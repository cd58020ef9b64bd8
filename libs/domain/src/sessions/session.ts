const DAY_MS = 24 * 60 * 60 * 1000;

/** A session that nobody uses ends after this. */
export const SESSION_IDLE_MS = 14 * DAY_MS;
/** However busy, a session ends after this and one signs in again. */
export const SESSION_LIFETIME_MS = 90 * DAY_MS;
/** Above this an operator's oldest session ends. */
export const SESSIONS_PER_OPERATOR = 50;
/** Activity is written at most this often: a screen asks many times a minute. */
export const ACTIVITY_STEP_MS = 60 * 1000;

/** The browser that a session was opened in, as it described itself. */
export interface Device {
  ip: string | null;
  userAgent: string | null;
  device: string | null;
  browser: string | null;
}

/** A session just opened. The token is known to the browser only; the database keeps its hash. */
export interface OpenedSession {
  id: number;
  token: string;
  csrfToken: string;
}

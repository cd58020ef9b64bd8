const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A session that nobody uses ends after this. */
export const SESSION_IDLE_MS = 14 * DAY_MS;
/** However busy, a session ends after this and one signs in again. */
export const SESSION_LIFETIME_MS = 90 * DAY_MS;
/** Above this an operator's oldest session ends. */
export const SESSIONS_PER_OPERATOR = 50;
/** Activity is written at most this often: a screen asks many times a minute. */
export const ACTIVITY_STEP_MS = MINUTE_MS;

export const DEVICE_TYPES = ['desktop', 'mobile', 'tablet', 'tv', 'bot'] as const;
export type DeviceType = (typeof DEVICE_TYPES)[number];

/** About where an address is; a city only where the installation has a database that knows cities. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  city: string | null;
}

/** Says where an address is; private ones and unknown ones are nowhere. Never fails and never takes long. */
export interface Places {
  of(ip: string | null): Promise<Place | null>;
}

/** The browser that a session is used in, as it describes itself. */
export interface Device {
  ip: string | null;
  userAgent: string | null;
  deviceType: DeviceType | null;
  /** The operating system: "Android 14", "macOS". */
  device: string | null;
  browser: string | null;
}

/** A session just opened. The token is known to the browser only; the database keeps its hash. */
export interface OpenedSession {
  id: number;
  token: string;
  csrfToken: string;
}

/** Whose a session is. */
export interface SessionOwner {
  companyId: number;
  operatorId: number;
}

import { createHmac } from 'node:crypto';

/** The roles that processes connect as. Neither owns a table, neither can bypass row-level security. */
export const DATABASE_ROLES = ['deskwire_app', 'deskwire_jobs'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

/** Each role's password follows from the installation's key, so that every process knows it and nobody has to keep it. */
export function rolePassword(secretKey: string, role: DatabaseRole): string {
  return createHmac('sha256', Buffer.from(secretKey, 'base64')).update(`database role ${role}`).digest('hex');
}

/** The given database, reached as `role`. */
export function urlForRole(databaseUrl: string, secretKey: string, role: DatabaseRole): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(secretKey, role);
  return url.toString();
}

import type { SessionOwner } from '#domain/sessions/session.js';
import type { SecretBox } from '../encryption/secret-box.js';

/** Bound to its operator: copied to a colleague's row it does not open. */
const column = (operatorId: number): string => `operator.totp_secret.${operatorId}`;

export const sealTotpSecret = (box: SecretBox, { companyId, operatorId }: SessionOwner, secret: string): string =>
  box.seal(companyId, column(operatorId), secret);

export const openTotpSecret = (box: SecretBox, { companyId, operatorId }: SessionOwner, sealed: string): string =>
  box.open(companyId, column(operatorId), sealed);

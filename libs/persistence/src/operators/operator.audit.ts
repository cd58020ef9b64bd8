import type { AuditObject } from '../audit/audit.store.js';

/** An operator as the audit log names him. */
export const operatorObject = ({ id, firstName, lastName }: { id: number; firstName: string; lastName: string }): AuditObject => ({
  ...{ kind: 'operator', id, name: `${firstName} ${lastName}`.trim() },
});

import { useTranslation } from 'react-i18next';
import type { Named, Role } from '../../api/types.js';

/** A role as it is said: the company's own by its name, the others in the reader's language. */
export function useRoleName(): (holder: { role: Role; customRole?: Named | null }) => string {
  const { t } = useTranslation('people');
  return ({ role, customRole }) => customRole?.name ?? t(`role.${role}`);
}

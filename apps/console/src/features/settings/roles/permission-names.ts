import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../api/types.js';

interface Names {
  name: (permission: Permission) => string;
  /** In a sentence, what it allows. */
  meaning: (permission: Permission) => string;
  list: (permissions: readonly Permission[]) => string;
}

export function usePermissionNames(): Names {
  const { t, i18n } = useTranslation('roles');
  const name = (permission: Permission): string => t(`permission.${permission}`);
  return {
    name,
    meaning: (permission) => t(`meaning.${permission}`),
    list: (permissions) =>
      new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
        permissions.map((permission) => t('quoted', { name: name(permission) })),
      ),
  };
}

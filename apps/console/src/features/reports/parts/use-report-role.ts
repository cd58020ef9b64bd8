import { useTranslation } from 'react-i18next';

interface Holder {
  role: string;
  customRole: boolean;
}

/** A role as a report has it: a custom one by its name, the others in the reader's language. */
export function useReportRole(): (holder: Holder) => string {
  const { t } = useTranslation('people');
  return ({ role, customRole }) => (customRole ? role : t(`role.${role}`, { defaultValue: role }));
}

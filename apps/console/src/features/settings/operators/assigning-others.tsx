import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../api/types.js';
import { toastError } from '../../../ui/toast.js';
import { Section } from '../section.js';
import { useCompanyChange } from '../use-company-change.js';

/** Whether operators may give dialogs to colleagues and groups; a change takes effect at once. */
export function AssigningOthers({ company, mayChange }: { company: Company; mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const change = useCompanyChange(() => undefined, toastError);
  return (
    <Section title={t('operators.may')}>
      <Switch
        label={t('operators.assignOthers')}
        description={t('operators.assignOthersHint')}
        checked={change.isPending ? (change.variables.operatorsAssignOthers ?? false) : company.operatorsAssignOthers}
        disabled={!mayChange || change.isPending}
        onChange={(event) => change.mutate({ operatorsAssignOthers: event.currentTarget.checked })}
      />
    </Section>
  );
}

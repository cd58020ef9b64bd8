import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeCompany, companyQuery } from '../../api/company.js';
import { meQuery } from '../../api/session.js';
import type { Company } from '../../api/types.js';
import { toast } from '../../ui/toast.js';

/** Saves a part of the company's settings and puts the answer wherever the company is shown. */
export function useCompanyChange(onSaved: (company: Company) => void, onRefused: (error: Error) => void) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  return useMutation({
    mutationFn: changeCompany,
    onSuccess: (company) => {
      client.setQueryData(companyQuery.queryKey, company);
      client.setQueryData(
        meQuery.queryKey,
        (me) => me && { ...me, company: { ...me.company, name: company.name, timeZone: company.timeZone } },
      );
      onSaved(company);
      toast(t('saved'));
    },
    onError: onRefused,
  });
}

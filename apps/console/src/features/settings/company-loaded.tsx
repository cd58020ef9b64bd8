import { Button, Skeleton } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../api/company.js';
import { useMay } from '../../api/use-may.js';
import type { Company } from '../../api/types.js';
import { EmptyState } from '../../ui/empty-state.js';
import { errorText } from '../../ui/toast.js';

/** Shows a form of the company once it is loaded, and whether whoever looks may change it. */
export function CompanyLoaded({ children }: { children: (company: Company, mayChange: boolean) => ReactNode }) {
  const { t } = useTranslation(['settings', 'ui']);
  const may = useMay('company');
  const company = useQuery(companyQuery);
  if (company.data) return children(company.data, may ?? false);
  if (!company.isError) return <Skeleton height={280} radius="lg" />;
  return (
    <EmptyState
      icon={<IconCloudOff size={22} />}
      title={t('settings:problem')}
      action={<Button onClick={() => void company.refetch()}>{t('ui:retry')}</Button>}
    >
      {errorText(company.error)}
    </EmptyState>
  );
}

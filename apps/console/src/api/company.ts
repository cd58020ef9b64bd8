import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { Company, Operator, OperatorGroup } from './types.js';

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => http.get<Company>('/api/company', { signal }),
});

export const changeCompany = (patch: Partial<Omit<Company, 'id'>>) => http.patch<Company>('/api/company', patch);

export const changeOperator = (id: number, patch: { takesPartInQueue?: boolean; maxOpenDialogs?: number | null }) =>
  http.patch<Operator>(`/api/operators/${id}`, patch);

export const changeGroup = (id: number, patch: { autoAssign: boolean }) => http.patch<OperatorGroup>(`/api/groups/${id}`, patch);

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }) => (await http.get<{ items: OperatorGroup[] }>('/api/groups', { signal })).items,
});

export const operatorsQuery = queryOptions({
  queryKey: ['operators'],
  queryFn: async ({ signal }) => (await http.get<{ items: Operator[] }>('/api/operators', { signal })).items,
});

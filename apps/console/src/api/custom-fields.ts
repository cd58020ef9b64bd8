import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';

/** A field that the company has added to the cards of its clients. */
export interface CustomField {
  id: number;
  name: string;
  kind: string;
  /** What may be chosen, of a list. */
  options: string[];
  position: number;
}

export const customFieldsQuery = queryOptions({
  queryKey: ['custom-fields'],
  queryFn: async ({ signal }) => (await http.get<{ items: CustomField[] }>('/api/custom-fields', { signal })).items,
});

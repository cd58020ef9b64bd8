import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';

/** A quick answer. */
export interface Macro {
  id: number;
  /** What it is called up by, without the slash. */
  command: string;
  name: string;
  text: string;
}

export type MacroFields = Omit<Macro, 'id'>;

export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: async ({ signal }) => (await http.get<{ items: Macro[] }>('/api/macros', { signal })).items,
});

export const addMacro = (fields: MacroFields) => http.post<Macro>('/api/macros', fields);
export const changeMacro = (id: number, fields: Partial<MacroFields>) => http.patch<Macro>(`/api/macros/${id}`, fields);
export const deleteMacro = (id: number) => http.delete<void>(`/api/macros/${id}`);

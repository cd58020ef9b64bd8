import { useMutation, useQueryClient } from '@tanstack/react-query';
import { scenariosQuery } from '../../../api/scenarios.js';
import { toastError } from '../../../ui/toast.js';

/** A change of scenarios from outside of their drawing: afterwards the list is fetched anew, a refusal is told. */
export function useScenarioChange<V, T>(mutationFn: (value: V) => Promise<T>, onSuccess?: (result: T) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (result) => {
      onSuccess?.(result);
      await client.invalidateQueries({ queryKey: scenariosQuery.queryKey });
    },
    onError: (error) => toastError(error),
  });
}

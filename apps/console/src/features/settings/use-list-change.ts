import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';

interface Change<Values, Result> {
  change: (values: Values) => Promise<Result>;
  /** The list that shows it at once: read anew before `onDone`. */
  list: QueryKey;
  /** What else shows it: read anew in its own time. */
  also?: readonly QueryKey[];
  onDone?: (result: Result) => void | Promise<void>;
  /** Absent: whoever shows the mutation's error. */
  onRefused?: (error: Error) => void;
}

/** Changes something that stands in a list of the settings. */
export function useListChange<Values, Result>({
  change,
  list,
  also = [],
  onDone,
  onRefused,
}: Change<Values, Result>): UseMutationResult<Result, Error, Values> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: list });
      for (const queryKey of also) void client.invalidateQueries({ queryKey });
      await onDone?.(result);
    },
    // The error alone: whoever takes it may have a second parameter of another meaning.
    ...(onRefused && { onError: (error: Error) => onRefused(error) }),
  });
}

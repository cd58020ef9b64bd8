import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { isApiError, type ApiError } from '../../api/api-error.js';
import { useWait } from './use-wait.js';

/** What the server asks for when it does not say how long to wait. */
const USUAL_WAIT_SECONDS = 60;

interface Attempt<Values, Answer> {
  run: (values: Values) => Promise<Answer>;
  onSuccess: (answer: Answer, values: Values) => void;
  /** The server said no. */
  onRefused: (error: ApiError, values: Values) => void;
}

/** Tries to get in; after too many attempts it counts down until one may try again. */
export function useAttempt<Values, Answer>({
  run,
  onSuccess,
  onRefused,
}: Attempt<Values, Answer>): UseMutationResult<Answer, Error, Values> & { secondsLeft: number } {
  const [secondsLeft, wait] = useWait();
  const attempt = useMutation({
    mutationFn: run,
    onSuccess,
    onError: (error, values) => {
      if (!isApiError(error)) return;
      if (error.status === 429) wait(error.retryAfterSeconds ?? USUAL_WAIT_SECONDS);
      onRefused(error, values);
    },
  });
  return { ...attempt, secondsLeft };
}

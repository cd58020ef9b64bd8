import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { channelsQuery, signInToChannel, type SignInStep } from '../../../../api/channels.js';

/** What each form of the sign-in is given. */
export interface Step {
  run(step: SignInStep): void;
  /** The step that is under way. */
  pending: SignInStep['step'] | null;
  /** What is wrong with which field, in words. */
  wrong: Record<string, string>;
  /** Somebody has taken a step on this page: the next form takes the focus. */
  moved: boolean;
}

/** Takes the steps. The answer is shown at once; what the phone does later comes with the live events. */
export function useSignIn(channelId: number) {
  const client = useQueryClient();
  const [moved, setMoved] = useState(false);
  const step = useMutation({
    mutationFn: (wanted: SignInStep) => signInToChannel(channelId, wanted),
    onSuccess: (session) => {
      setMoved(true);
      client.setQueryData(channelsQuery.queryKey, (channels) => channels?.map((one) => (one.id === channelId ? { ...one, session } : one)));
    },
    onSettled: () => client.invalidateQueries({ queryKey: channelsQuery.queryKey, exact: true }),
  });
  const { mutate, isPending, variables } = step;
  return { step, moved, run: (wanted: SignInStep) => mutate(wanted), pending: isPending ? variables.step : null };
}

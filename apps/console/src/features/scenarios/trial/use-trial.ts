import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { listRuns, runKeys, runQuery, startTrial, type ScenarioRun, type Trial } from '../../../api/scenario-runs.js';
import type { ScenarioContent } from '../model/content.js';

/** A draft that has not changed is frozen once: runs up to `after` are somebody else's. */
export interface BegunTrial extends Trial {
  after: number;
}

export interface PlayedTrial {
  trial: BegunTrial | undefined;
  error: unknown;
  starting: boolean;
  /** The draft is another than the one that is played. */
  outdated: boolean;
  restart: () => void;
}

/** Freezes the draft as soon as the pane opens, and again when it is asked for. */
export function useTrial(scenarioId: number, content: ScenarioContent, saved: () => Promise<void>): PlayedTrial {
  const played = useRef<ScenarioContent>(content);
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async () => {
      played.current = content;
      await saved();
      const [newest] = (await listRuns(scenarioId, null, null)).items;
      return { ...(await startTrial(scenarioId)), after: newest?.id ?? 0 };
    },
  });
  const begun = useRef(false);
  useEffect(() => {
    // Effects run twice where React looks for mistakes; a trial is started once.
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  return { trial: data, error, starting: isPending, outdated: !isPending && played.current !== content, restart: () => mutate() };
}

/** What runs by the trial's revision: whoever sent the code last. It is looked for anew whenever a bot takes a turn. */
export function useTrialRun(scenarioId: number, trial: BegunTrial | undefined): ScenarioRun | undefined {
  const revisionId = trial?.revisionId;
  const after = trial?.after ?? 0;
  const { data: runId } = useQuery({
    queryKey: [...runKeys.lists, scenarioId, 'trial', revisionId, after],
    queryFn: async ({ signal }) => {
      const { items } = await listRuns(scenarioId, null, null, signal);
      return items.find(({ id, revision }) => id > after && revision.id === revisionId)?.id ?? null;
    },
    enabled: revisionId !== undefined,
  });
  const { data: run } = useQuery({ ...runQuery(runId ?? 0), enabled: typeof runId === 'number' });
  return typeof runId === 'number' ? run : undefined;
}

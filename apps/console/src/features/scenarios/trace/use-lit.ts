import { useEffect } from 'react';
import type { Funnel, ScenarioRun } from '../../../api/scenario-runs.js';
import { lineKey, pathOf, useMarks } from './marks.js';

/** Lights a run's way on the drawing for as long as it is looked at. */
export function useLitRun(run: ScenarioRun | undefined, scenarioId: number): void {
  useEffect(() => {
    if (!run) return undefined;
    const path = pathOf(run, scenarioId);
    useMarks.setState({ path });
    return () => useMarks.setState((marks) => (marks.path === path ? { path: null } : marks));
  }, [run, scenarioId]);
}

/** Writes the figures of a period on steps and exits for as long as they are looked at. */
export function useShownFigures(funnel: Funnel | undefined): void {
  useEffect(() => {
    if (!funnel) return undefined;
    const figures = new Map(funnel.steps.map((step) => [step.stepId, step]));
    useMarks.setState({ figures });
    return () => useMarks.setState((marks) => (marks.figures === figures ? { figures: null } : marks));
  }, [funnel]);
}

/** Whether the run that is looked at went by this line. */
export const useLineLit = (stepId: string | undefined, exit: string | undefined): boolean =>
  useMarks(({ path }) => stepId !== undefined && exit !== undefined && (path?.lines.has(lineKey(stepId, exit)) ?? false));

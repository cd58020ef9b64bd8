import { create } from 'zustand';
import type { ScenarioRun, StepFigures } from '../../../api/scenario-runs.js';

/** How a run met a step. */
export interface Passage {
  /** How often it came by. */
  visits: number;
  /** It stands here now. */
  standing: boolean;
  failed: boolean;
}

/** A run's way through the drawing. */
export interface Path {
  steps: ReadonlyMap<string, Passage>;
  /** The exits that it left by, as `lineKey` writes them. */
  lines: ReadonlySet<string>;
}

interface Marks {
  path: Path | null;
  figures: ReadonlyMap<string, StepFigures> | null;
}

/** What is lit on the drawing: one run's way, or how many runs went where. Every node looks only at its own. */
export const useMarks = create<Marks>(() => ({ path: null, figures: null }));

export const lineKey = (stepId: string, exit: string): string => `${stepId} ${exit}`;

/** The way of a run through one scenario; steps of others that it went over into are none of this drawing. */
export function pathOf(run: ScenarioRun, scenarioId: number): Path {
  const steps = new Map<string, Passage>();
  const lines = new Set<string>();
  const last = run.trace.at(-1);
  for (const step of run.trace) {
    if (step.scenarioId !== scenarioId) continue;
    const before = steps.get(step.stepId);
    steps.set(step.stepId, {
      visits: (before?.visits ?? 0) + 1,
      standing: step === last && run.state !== 'ended',
      failed: step.error !== null || (before?.failed ?? false),
    });
    if (step.exit !== null) lines.add(lineKey(step.stepId, step.exit));
  }
  return { steps, lines };
}

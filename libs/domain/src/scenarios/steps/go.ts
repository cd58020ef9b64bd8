import type { GoStep } from '../content.js';
import { StepFailed } from '../step-failed.js';
import { leaveBy, type StepWork } from './step-work.js';

export const goWork: StepWork<GoStep> = {
  async enter({ scenarioId, stepId }, turn) {
    if (scenarioId === null) return leaveBy('next', { code: 'done' });
    const revision = await turn.work.published(scenarioId);
    if (!revision) throw new StepFailed('no_scenario', 'The other scenario is not published');
    return { kind: 'go', revision, stepId, variables: turn.run.snapshot.variables };
  },
};

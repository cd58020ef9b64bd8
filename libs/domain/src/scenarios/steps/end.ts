import type { EndStep } from '../content.js';
import type { StepWork } from './step-work.js';

export const endWork: StepWork<EndStep> = {
  enter: () => ({ kind: 'end', reason: 'finished', why: { code: 'ended' } }),
};

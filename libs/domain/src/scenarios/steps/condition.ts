import type { ConditionStep } from '../content.js';
import { holds } from '../test-condition.js';
import { leaveBy, type StepWork } from './step-work.js';

export const conditionWork: StepWork<ConditionStep> = {
  enter({ branches }, turn) {
    const branch = branches.find(({ match, tests }) => (match === 'all' ? tests.every(isTrue) : tests.some(isTrue)));
    function isTrue(test: ConditionStep['branches'][number]['tests'][number]): boolean {
      return holds(test, turn);
    }
    if (!branch) return leaveBy('else', { code: 'no_branch' });
    return leaveBy(`branch:${branch.id}`, { code: 'branch', branch: branch.id, title: branch.title });
  },
};

import { expect, test } from 'vitest';
import type { ScenarioContent as TheirContent } from '../../../../../../libs/domain/src/scenarios/content.js';
import { exitsOf as theirExits } from '../../../../../../libs/domain/src/scenarios/exits.js';
import type { ScenarioContent } from './content.js';
import { exitsOf } from './exits.js';
import { newStep, STEP_KINDS } from './new-step.js';
import { aButton, aStep } from './test/contents.js';

/** Does not compile when the console's idea of a scenario and the server's part. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Plain<T> = T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
const sameContent: Same<Plain<ScenarioContent>, Plain<TheirContent>> = true;

const at = { x: 0, y: 0 };
const waits = [null, { timeoutSeconds: null }, { timeoutSeconds: 60 }];
const steps = [
  ...STEP_KINDS.map((kind) => newStep(kind, at)),
  ...waits.flatMap((wait) => [
    aStep('m', 'message', { wait, buttons: [] }),
    aStep('m', 'message', { wait, buttons: [aButton('a'), { ...aButton('b'), type: 'url' as const }] }),
  ]),
  ...[null, 60].flatMap((timeoutSeconds) => [
    aStep('r', 'reply', { wait: { timeoutSeconds } }),
    aStep('r', 'rating', { wait: { timeoutSeconds } }),
  ]),
  aStep('g', 'go', { scenarioId: 1 }),
];

test.each(steps)('the ways out of a step are those of the server: $kind', (step) => {
  expect(sameContent).toBe(true);
  expect(exitsOf(step)).toEqual(theirExits(step));
});

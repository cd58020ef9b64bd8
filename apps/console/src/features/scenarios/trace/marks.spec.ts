import { expect, test } from 'vitest';
import type { RunStep, ScenarioRun } from '../../../api/scenario-runs.js';
import { lineKey, pathOf } from './marks.js';

const step = (stepId: string, exit: string | null, more: Partial<RunStep> = {}): RunStep =>
  ({ scenarioId: 1, stepId, exit, error: null, ...more }) as RunStep;
const run = (state: ScenarioRun['state'], trace: RunStep[]): ScenarioRun => ({ state, trace }) as ScenarioRun;

test('a path knows how often a step was met, where the run stands, and by which lines it went', () => {
  const path = pathOf(run('waiting', [step('menu', 'button:a'), step('news', 'next'), step('menu', null)]), 1);
  expect([...path.steps]).toEqual([
    ['menu', { visits: 2, standing: true, failed: false }],
    ['news', { visits: 1, standing: false, failed: false }],
  ]);
  expect([...path.lines]).toEqual([lineKey('menu', 'button:a'), lineKey('news', 'next')]);
});

test('a run that has ended stands nowhere, and a failure is not forgotten when the step is met again', () => {
  const path = pathOf(run('ended', [step('ask', 'error', { error: { reason: 'http' } }), step('ask', null)]), 1);
  expect(path.steps.get('ask')).toEqual({ visits: 2, standing: false, failed: true });
});

test('steps of another scenario are not of this drawing', () => {
  const path = pathOf(run('waiting', [step('go', null), step('menu', null, { scenarioId: 2 })]), 1);
  expect([...path.steps.keys()]).toEqual(['go']);
  expect(path.steps.get('go')?.standing).toBe(false);
});

import { resolve } from 'node:path';
import { leaveNames } from './failed-tests.mjs';

/**
 * For node's own runner: names what failed. A file that could not be loaded or that ended early, and one that failed when it cleared
 * up behind its tests, leave nothing, for all of them: that is no chance.
 */
export default async function* failedSpecs(events) {
  const tests = new Map();
  const path = [];
  let isBeyondTests = false;
  let isCancelled = false;
  for await (const { type, data } of events) {
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:fail' || data.todo) continue;
    const { file, name, nesting, details } = data;
    const { failureType } = details.error;
    // A suite fails with its tests. By itself it fails with a hook: of those only the first cancels its tests, which are told before it.
    if (details.type === 'suite') isBeyondTests ||= failureType === 'hookFailed' && !isCancelled;
    else if (resolve(name) === file) isBeyondTests = true;
    else tests.set(file, [...(tests.get(file) ?? []), [...path.slice(0, nesting), name].join(' › ')]);
    isCancelled = failureType === 'cancelledByParent';
  }
  if (!isBeyondTests) leaveNames([...tests].map(([file, names]) => ({ path: file, tests: names })));
  // Says nothing: another reporter does.
  yield '';
}

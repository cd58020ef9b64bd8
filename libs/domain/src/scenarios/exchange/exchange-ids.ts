import type { Change, ScenarioContent, ScenarioFile, Step, Test, Trigger } from '../content.js';
import type { ReferenceKind } from './document.js';

/** What to write instead of each id. */
export interface Exchange {
  id(kind: ReferenceKind, id: number): number;
  file(file: ScenarioFile): ScenarioFile;
}

/** Where a text reads an own field of the client: `client.fields["12"]`, in templates and in expressions. */
export const FIELD_IN_TEXT = /(?<=\bclient\.fields(?:\.|\[\s*["']))\d+/g;

/** The content with other ids of tags, operators and so on; the ids of its own steps, buttons and branches stay. */
export const exchangeIds = (content: ScenarioContent, by: Exchange): ScenarioContent =>
  inTexts(
    {
      ...content,
      steps: content.steps.map((step) => exchangeStep(step, by)),
      triggers: content.triggers.map((trigger) => exchangeTrigger(trigger, by)),
    },
    (text) => text.replaceAll(FIELD_IN_TEXT, (id) => String(by.id('customFields', Number(id)))),
  );

function exchangeStep(step: Step, by: Exchange): Step {
  switch (step.kind) {
    case 'message':
      return { ...step, file: step.file && by.file(step.file) };
    case 'condition':
      return {
        ...step,
        branches: step.branches.map((branch) => ({ ...branch, tests: branch.tests.map((test) => exchangeTest(test, by)) })),
      };
    case 'set':
      return { ...step, changes: step.changes.map((change) => exchangeChange(change, by)) };
    case 'go':
      return step.scenarioId === null ? step : { ...step, scenarioId: by.id('scenarios', step.scenarioId) };
    case 'transfer':
      if (step.to.kind === 'operator') return { ...step, to: { ...step.to, operatorId: by.id('operators', step.to.operatorId) } };
      if (step.to.kind === 'group') return { ...step, to: { ...step.to, groupId: by.id('groups', step.to.groupId) } };
      return step;
    default:
      return step;
  }
}

function exchangeTest(test: Test, by: Exchange): Test {
  if (test.kind === 'tag') return { ...test, tagId: by.id('tags', test.tagId) };
  if (test.kind === 'channel') return { ...test, channelIds: channels(test.channelIds, by) };
  return test.kind === 'client' ? { ...test, field: clientField(test.field, by) } : test;
}

function exchangeChange(change: Change, by: Exchange): Change {
  if (change.kind === 'tag') return { ...change, tagId: by.id('tags', change.tagId) };
  return change.kind === 'client' ? { ...change, field: clientField(change.field, by) } : change;
}

function exchangeTrigger(trigger: Trigger, by: Exchange): Trigger {
  const heard = { ...trigger, channelIds: trigger.channelIds && channels(trigger.channelIds, by) };
  return heard.kind === 'tag' || heard.kind === 'schedule' ? { ...heard, tagId: by.id('tags', heard.tagId) } : heard;
}

const channels = (ids: readonly number[], by: Exchange): number[] => [...new Set(ids.map((id) => by.id('channels', id)))];

/** The company's own fields stand among `name`, `phone` and so on by their ids. */
const clientField = (field: string, by: Exchange): string => (/^\d+$/.test(field) ? String(by.id('customFields', Number(field))) : field);

function inTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => inTexts(item, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inTexts(item as unknown, change)])) as T;
}

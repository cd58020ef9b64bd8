import { checkGraph } from './check/check-graph.js';
import type { MessageContext } from './check/check-message.js';
import { checkStep } from './check/check-steps.js';
import { checkTrigger } from './check/check-triggers.js';
import { complaint, type Complaint } from './check/complaint.js';
import { Scribe } from './check/scribe.js';
import type { CheckTools, Surroundings } from './check/surroundings.js';
import type { ScenarioContent, Step } from './content.js';
import { SCENARIO_LIMITS } from './scenario-limits.js';
import { contentBytes } from './scenario.js';

/**
 * All that is wrong or odd about a scenario, each complaint at its step and field. What has no error can be published: each of its
 * steps can be carried out, and no client is left where nothing leads on.
 */
export function checkContent(content: ScenarioContent, around: Surroundings, tools: CheckTools): Complaint[] {
  const variables = variablesOf(content);
  const context = contextOf(content, around);
  const scribeAt = (at: Scribe['at']): Scribe => new Scribe(at, around, tools, variables);
  return [
    ...checkWhole(content, scribeAt({})),
    ...checkGraph(content, around.scenarioId),
    ...content.steps.flatMap((step) => {
      const scribe = scribeAt({ stepId: step.id });
      checkStep(step, scribe, context);
      return scribe.complaints;
    }),
    ...content.triggers.flatMap((trigger) => {
      const scribe = scribeAt({ triggerId: trigger.id });
      checkTrigger(trigger, content, scribe);
      return scribe.complaints;
    }),
  ];
}

function checkWhole(content: ScenarioContent, scribe: Scribe): Complaint[] {
  const { steps, start, triggers } = content;
  if (steps.length === 0) return [complaint('no_steps')];
  if (start === null || !steps.some(({ id }) => id === start)) scribe.say('no_start', 'start');
  if (steps.length > SCENARIO_LIMITS.steps) scribe.say('too_many_steps', 'steps', { count: steps.length, limit: SCENARIO_LIMITS.steps });
  if (contentBytes(content) > SCENARIO_LIMITS.contentBytes) scribe.say('content_too_large', null, { limit: SCENARIO_LIMITS.contentBytes });
  if (triggers.length === 0) scribe.say('no_trigger', 'triggers');
  for (const id of repeated([steps, triggers, ...steps.map(partsOf)])) scribe.say('duplicate_id', null, { id });
  const names = new Set<string>();
  content.variables.forEach(({ name }, n) => {
    scribe.variable(name, `variables.${n}.name`);
    if (names.has(name)) scribe.say('duplicate_variable', `variables.${n}.name`, { name });
    names.add(name);
  });
  return scribe.complaints;
}

const partsOf = (step: Step): readonly { id: string }[] =>
  step.kind === 'message' ? step.buttons : step.kind === 'condition' ? step.branches : [];

/** Ids that stand twice in one of the lists. */
const repeated = (lists: readonly (readonly { id: string }[])[]): Set<string> =>
  new Set(lists.flatMap((list) => list.map(({ id }) => id).filter((id, n, ids) => ids.indexOf(id) !== n)));

/** Every variable that a run of this scenario could know. */
function variablesOf({ variables, steps }: ScenarioContent): Set<string> {
  return new Set([...variables.map(({ name }) => name), ...steps.flatMap(variablesSetBy)]);
}

function variablesSetBy(step: Step): string[] {
  switch (step.kind) {
    case 'message':
      return step.buttons.flatMap(({ payload }) => payload?.parameters.map(({ name }) => name) ?? []);
    case 'set':
      return step.changes.flatMap((change) => (change.kind === 'variable' ? [change.name] : []));
    case 'http':
      return step.save.map(({ variable }) => variable);
    case 'reply':
    case 'rating':
    case 'ticket':
      return [step.variable];
    default:
      return [];
  }
}

function contextOf(content: ScenarioContent, around: Surroundings): MessageContext {
  const triggers = [...content.triggers, ...around.triggers.map(({ trigger }) => trigger)];
  const everywhere = content.triggers.length === 0 || content.triggers.some(({ channelIds }) => channelIds === null);
  const named = new Set(content.triggers.flatMap(({ channelIds }) => channelIds ?? []));
  return {
    channels: around.channels.filter(({ id }) => everywhere || named.has(id)),
    byChannel: content.steps.some(
      (step) =>
        step.kind === 'condition' &&
        step.branches.some(({ tests }) => tests.some(({ kind }) => kind === 'channel' || kind === 'transport')),
    ),
    heardActions: new Set(triggers.flatMap((trigger) => (trigger.kind === 'payload' ? [trigger.action] : []))),
  };
}

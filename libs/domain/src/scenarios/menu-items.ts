import type { ScenarioContent, Step, StepButton, StepPayload } from './content.js';
import { payloadOfButton, variablesOf } from './payload.js';

/** What is published of a scenario whose triggers are heard. */
export interface PublishedScenario {
  scenarioId: number;
  name: string;
  revisionId: number;
  enabled: boolean;
  content: ScenarioContent;
}

/** A button of a published scenario, as a menu shows it: below the button that leads to its message. */
export interface MenuItem {
  scenarioId: number;
  revisionId: number;
  stepId: string;
  buttonId: string;
  text: string;
  /** What it carries; values may be templates. */
  command: string;
  /** Its parameters that are no templates. */
  variables: Record<string, string>;
  parent: { stepId: string; buttonId: string } | null;
  /** 1 = at the top. */
  level: number;
  /** Among its siblings, from 1. */
  position: number;
  /** Where it leads; null: nowhere. */
  leadsTo: string | null;
}

/** The buttons of a scenario as a tree: each once, below the button that comes to it first. */
export function menuItemsOf({ scenarioId, revisionId, content }: PublishedScenario): MenuItem[] {
  const steps = new Map(content.steps.map((step) => [step.id, step]));
  const items: MenuItem[] = [];
  const shown = new Set<string>();
  const beginnings = [content.start, ...content.triggers.map(({ stepId }) => stepId)];
  let level: { from: string | null; parent: MenuItem | null }[] = beginnings.map((from) => ({ from, parent: null }));
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { from, parent } of level) {
      for (const step of menusFrom(from, steps, shown)) {
        for (const [place, button] of repliesOf(step).entries()) {
          const item: MenuItem = {
            ...{ scenarioId, revisionId, stepId: step.id, buttonId: button.id, text: button.text, level: depth, position: place + 1 },
            command: commandOf(button.payload ?? payloadOfButton(step.id, button.id)),
            variables: plainVariables(button.payload),
            parent: parent && { stepId: parent.stepId, buttonId: parent.buttonId },
            leadsTo: step.exits[`button:${button.id}`] ?? null,
          };
          items.push(item);
          next.push({ from: item.leadsTo, parent: item });
        }
      }
    }
    level = next;
  }
  return items;
}

/** As a designer reads it: the values are his templates. */
export function commandOf({ action, parameters }: StepPayload): string {
  const pairs = parameters.map(({ name, value }) => `${name}=${value}`);
  return pairs.length === 0 ? action : `${action}?${pairs.join('&')}`;
}

const plainVariables = (payload: StepPayload | null): Record<string, string> =>
  payload ? variablesOf({ ...payload, parameters: payload.parameters.filter(({ value }) => !/\{[{%]/.test(value)) }) : {};

type MessageStep = Extract<Step, { kind: 'message' }>;

/** The next messages with buttons, by whatever way but a button; each is met once. */
function menusFrom(from: string | null, steps: Map<string, Step>, shown: Set<string>): MessageStep[] {
  const menus: MessageStep[] = [];
  const ahead = [from];
  const passed = new Set<string>();
  for (let id = ahead.shift(); id !== undefined; id = ahead.shift()) {
    const step = id === null || passed.has(id) ? undefined : steps.get(id);
    if (!step) continue;
    passed.add(step.id);
    if (step.kind === 'message' && repliesOf(step).length > 0) {
      if (!shown.has(step.id)) menus.push(step);
      shown.add(step.id);
    } else {
      ahead.push(...Object.values(step.exits));
    }
  }
  return menus;
}

const repliesOf = ({ buttons }: MessageStep): StepButton[] => buttons.filter(({ type }) => type === 'reply');

/** Whether the scenario is heard in a channel by any of its triggers; one without triggers is heard where it is started. */
export const isHeardIn = ({ content: { triggers } }: PublishedScenario, channelId: number): boolean =>
  triggers.length === 0 || triggers.some(({ channelIds }) => channelIds?.includes(channelId) ?? true);

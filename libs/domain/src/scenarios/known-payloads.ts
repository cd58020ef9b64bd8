import type { Trigger } from './content.js';
import { commandOf, type PublishedScenario } from './menu-items.js';
import { decodePayload } from './payload.js';

/** Where a payload is sent. */
export type PayloadPlace =
  | { kind: 'scenario'; scenarioId: number; stepId: string; buttonId: string; leadsTo: string | null; title: string; payload: string }
  | (RecentPayload & { kind: 'console' | 'api' | 'template' });

/** A payload that somebody else than a scenario gave to a client lately. */
export interface RecentPayload {
  source: 'console' | 'api' | 'template';
  payload: string;
  title: string;
  messageId: number;
  dialogId: number;
  /** Of a template. */
  template: string | null;
  sentAt: Date;
}

export interface PayloadTriggered {
  scenarioId: number;
  /** Its id in the revision. */
  triggerId: string;
  stepId: string | null;
  channelIds: number[] | null;
}

/** All that is known of payloads with one action. */
export interface KnownPayload {
  /** Of a payload in another form than ours the whole of it. */
  action: string;
  /** Names of parameters that it was seen with. */
  parameters: string[];
  places: PayloadPlace[];
  triggers: PayloadTriggered[];
}

/** So many places outside of scenarios are told for one action: the newest. */
const PLACES_TOLD = 10;

/**
 * Payloads by their actions: which buttons carry them, in scenarios as they are published and in messages of late, and what they
 * start. Buttons that carry nothing of their own are left out: they lead where they lead, and nobody names them.
 */
export function knownPayloads(scenarios: readonly PublishedScenario[], recent: readonly RecentPayload[]): KnownPayload[] {
  const known = new Known();
  for (const scenario of scenarios) {
    for (const place of placesIn(scenario)) known.add(place.action, place.parameters).places.push(place.place);
    if (scenario.enabled) for (const { action, trigger } of triggersIn(scenario)) known.add(action, []).triggers.push(trigger);
  }
  for (const sent of recent) {
    const decoded = decodePayload(sent.payload);
    const { places } = known.add(
      decoded?.action ?? sent.payload,
      (decoded?.parameters ?? []).map(({ name }) => name),
    );
    if (places.filter(({ kind }) => kind !== 'scenario').length < PLACES_TOLD) places.push({ ...sent, kind: sent.source });
  }
  return known.inOrder();
}

class Known {
  private readonly byAction = new Map<string, KnownPayload>();

  add(action: string, parameters: string[]): KnownPayload {
    const known = this.byAction.get(action) ?? { action, parameters: [], places: [], triggers: [] };
    this.byAction.set(action, known);
    known.parameters.push(...new Set(parameters.filter((name) => !known.parameters.includes(name))));
    return known;
  }

  inOrder(): KnownPayload[] {
    return [...this.byAction.values()].sort((a, b) => (a.action < b.action ? -1 : 1));
  }
}

interface PlaceIn {
  action: string;
  parameters: string[];
  place: PayloadPlace;
}

function placesIn({ scenarioId, content }: PublishedScenario): PlaceIn[] {
  const places: PlaceIn[] = [];
  for (const step of content.steps) {
    if (step.kind !== 'message') continue;
    for (const { id: buttonId, type, text: title, payload } of step.buttons) {
      if (type !== 'reply' || !payload) continue;
      const leadsTo = step.exits[`button:${buttonId}`] ?? null;
      const place = { kind: 'scenario', scenarioId, stepId: step.id, buttonId, leadsTo, title, payload: commandOf(payload) } as const;
      places.push({ action: payload.action, parameters: payload.parameters.map(({ name }) => name), place });
    }
  }
  return places;
}

function triggersIn({ scenarioId, content }: PublishedScenario): { action: string; trigger: PayloadTriggered }[] {
  const isPayload = (trigger: Trigger): trigger is Extract<Trigger, { kind: 'payload' }> => trigger.kind === 'payload';
  return content.triggers.filter(isPayload).map(({ id: triggerId, action, stepId, channelIds }) => ({
    ...{ action, trigger: { scenarioId, triggerId, stepId, channelIds } },
  }));
}

import type { ScenarioContent, Step } from '../../model/content.js';
import { rootOf } from './template-text.js';

export interface KnownVariable {
  path: string;
  /** `own` = set somewhere in this scenario, else a part of what every run knows. */
  group: 'own' | 'client' | 'dialog' | 'company' | 'http';
  /** What people call it, where its path doesn't say. */
  name?: string;
}

const of = (group: KnownVariable['group'], ...paths: string[]): KnownVariable[] => paths.map((path) => ({ path, group }));

/** What every run knows before its first step; the same names as `ScenarioFacts` of the server. */
export const GIVEN: readonly KnownVariable[] = [
  ...of('client', 'client.name', 'client.phone', 'client.email', 'client.username', 'client.comment', 'client.language', 'client.fields'),
  ...of('dialog', 'message.text', 'payload.action', 'payload.parameters', 'dialog.id', 'dialog.request', 'operator.name'),
  ...of('company', 'channel.name', 'channel.transport', 'company.name', 'company.timeZone', 'company.language'),
  ...of('http', 'http.status', 'http.error'),
];

/** Names that no variable can take: it would be hidden. */
export const RESERVED_NAMES = new Set([...GIVEN.map(({ path }) => rootOf(path)), 'secrets', 'response']);

/** All variables that a template or an expression of this scenario can ask for. */
export function knownVariables(
  { steps, variables }: ScenarioContent,
  fields: readonly { id: number; name: string }[] = [],
): KnownVariable[] {
  const own = new Set([...variables.map(({ name }) => name), ...steps.flatMap(setBy)].filter(Boolean));
  const ofClients = fields.map(({ id, name }) => ({ path: `client.fields["${id}"]`, group: 'client' as const, name }));
  return [...of('own', ...own), ...GIVEN, ...ofClients];
}

/** Names of the variables that a step gives a value. */
export function setBy(step: Step): string[] {
  switch (step.kind) {
    case 'message':
      return step.buttons.flatMap(({ payload }) => payload?.parameters.map(({ name }) => name) ?? []);
    case 'reply':
    case 'rating':
    case 'ticket':
      return [step.variable];
    case 'set':
      return step.changes.flatMap((change) => (change.kind === 'variable' ? [change.name] : []));
    case 'http':
      return step.save.map(({ variable }) => variable);
    default:
      return [];
  }
}

/** First parts of the paths: what may stand before a dot. */
export const rootsOf = (known: readonly KnownVariable[]): Set<string> => new Set(known.map(({ path }) => rootOf(path)));

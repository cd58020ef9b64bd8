import type { CheckTools } from '../check/surroundings.js';
import type { ScenarioContent } from '../content.js';
import { REFERENCE_KINDS, type Reference, type ReferenceKind, type ScenarioDocument, type ScenarioReferences } from './document.js';
import { exchangeIds } from './exchange-ids.js';

/** What a company has of each kind. */
export type Namesakes = Record<ReferenceKind, readonly Reference[]>;

/** The content with the names of all that it refers to, so that another company can find its own of the same name. */
export function exportScenario(
  { id, name, content }: { id: number; name: string; content: ScenarioContent },
  here: Namesakes,
  tools: Pick<CheckTools, 'template'>,
): ScenarioDocument {
  const named = new Set<string>();
  exchangeIds(content, {
    id: (kind, each) => {
      named.add(`${kind} ${each}`);
      return each;
    },
    file: (file) => file,
  });
  const namesOf = (kind: ReferenceKind): Reference[] => here[kind].filter((each) => each.id !== id && named.has(`${kind} ${each.id}`));
  const references = Object.fromEntries(REFERENCE_KINDS.map((kind) => [kind, namesOf(kind)])) as Record<ReferenceKind, Reference[]>;
  const document: ScenarioReferences = { self: id, ...references, secrets: secretsOf(content, tools) };
  return { name, content, references: document };
}

/** Names of the secrets that its HTTP steps read, in the order of the alphabet. */
function secretsOf({ steps }: ScenarioContent, tools: Pick<CheckTools, 'template'>): string[] {
  const texts = steps.flatMap((step) =>
    step.kind === 'http' ? [step.url, step.body.text, ...step.headers.map(({ value }) => value)] : [],
  );
  const paths = texts.flatMap((text) => {
    const reading = tools.template(text);
    return reading.error === null ? reading.reads : [];
  });
  return [...new Set(paths.flatMap((path) => /^secrets\.([^.]+)/.exec(path)?.[1] ?? []))].sort();
}

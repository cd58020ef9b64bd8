import type { Complaint, ComplaintCode } from '../check/complaint.js';
import type { ScenarioContent, ScenarioFile } from '../content.js';
import type { Reference, ReferenceKind, ScenarioDocument } from './document.js';
import { exchangeIds } from './exchange-ids.js';
import type { Namesakes } from './export-scenario.js';

/** What the company has that a file may name. */
export interface Importer extends Namesakes {
  files: readonly { id: number; name: string; mime: string; size: number }[];
}

export interface Matched {
  content: ScenarioContent;
  /** What is not here, by the id that stands for it in the content. */
  missing: ReadonlyMap<number, string>;
}

/**
 * The content of a file with the ids of this company: each thing is the one of the same name here. What there is none of, or several
 * of, gets an id that nothing ever has, so that the step keeps its place for it and the check asks for a choice.
 */
export function matchReferences({ content, references }: ScenarioDocument, here: Importer, newId: number): Matched {
  if (!references) return { content, missing: new Map() };
  const missing = new Map<number, string>();
  const found = new Map<string, number>();
  const once = (key: string, name: string, find: () => number | undefined): number => {
    const known = found.get(key) ?? find();
    // From the far end of the numbers: those that the database gives never come there.
    const id = known ?? Number.MAX_SAFE_INTEGER - missing.size;
    if (known === undefined) missing.set(id, name);
    found.set(key, id);
    return id;
  };
  const idOf = (kind: ReferenceKind, id: number): number => {
    if (kind === 'scenarios' && id === references.self) return newId;
    const name = references[kind].find((each) => each.id === id)?.name;
    return once(`${kind} ${id}`, name ?? '', () => (name === undefined ? undefined : namesake({ id, name }, here[kind])));
  };
  const fileOf = (file: ScenarioFile): ScenarioFile => ({
    ...file,
    fileId: once(`files ${file.fileId}`, file.name, () => sameFile(file, here.files)),
  });
  return { content: exchangeIds(content, { id: idOf, file: fileOf }), missing };
}

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Of several with one name it must be the very same; any other would be a guess. */
function namesake({ id, name }: Reference, here: readonly Reference[]): number | undefined {
  const alike = here.filter((each) => folded(each.name) === folded(name));
  return alike.length === 1 ? alike[0]?.id : alike.find((each) => each.id === id)?.id;
}

/** Of files with the same name, kind and size the very same, else the newest. */
function sameFile({ fileId, name, mime, size }: ScenarioFile, here: Importer['files']): number | undefined {
  const alike = here.filter((each) => folded(each.name) === folded(name) && each.mime === mime && each.size === size);
  return (alike.find(({ id }) => id === fileId) ?? alike.at(-1))?.id;
}

const UNMATCHED: ReadonlySet<ComplaintCode> = new Set([
  ...(['tag_missing', 'channel_missing', 'operator_missing', 'group_missing', 'field_missing'] as const),
  ...(['scenario_missing', 'step_missing', 'file_missing', 'secret_missing', 'transport_unknown'] as const),
]);

/** Of all complaints about what was imported those about things that are not here, with the names that the file has for them. */
export function unmatched(complaints: readonly Complaint[], missing: ReadonlyMap<number, string>): Complaint[] {
  return complaints
    .filter(({ code }) => UNMATCHED.has(code))
    .map((each) => {
      const name = Object.values(each.params)
        .map((value) => missing.get(Number(value)))
        .find(Boolean);
      return name === undefined ? each : { ...each, params: { ...each.params, name } };
    });
}

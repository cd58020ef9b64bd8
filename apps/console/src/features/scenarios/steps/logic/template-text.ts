/** A variable that a template asks for: `{{ client.name | default: "friend" }}` asks for `client.name`. */
export interface Reference {
  path: string;
  start: number;
  end: number;
}

const OUTPUT = /\{\{-?\s*([\p{L}_][\p{L}\p{N}_.-]*)?([^{}]*?)-?\}\}/gu;
const OWN_NAMES = /\{%-?\s*(?:assign|capture|for)\s+([\p{L}_][\p{L}\p{N}_-]*)/gu;

export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(OUTPUT)].flatMap(({ 0: all, 1: path, index }) =>
    path === undefined ? [] : [{ path: path.replace(/\.$/, ''), start: index, end: index + all.length }],
  );
}

/** Variables that nobody sets, each once. `known` holds the first part of every path. */
export function unknownReferences(text: string, known: ReadonlySet<string>): string[] {
  const own = new Set([...text.matchAll(OWN_NAMES)].map(([, name]) => name ?? ''));
  const names = referencesIn(text).map(({ path }) => path);
  return [...new Set(names)].filter((path) => {
    const root = rootOf(path);
    return !known.has(root) && !own.has(root) && !['forloop', 'true', 'false', 'nil', 'blank', 'empty'].includes(root);
  });
}

export const rootOf = (path: string): string => path.split('.')[0] ?? path;

/** The `{{ na|` that is being typed at the caret, if one is. */
export function openReference(text: string, caret: number): { start: number; typed: string } | null {
  const found = /\{\{-?\s*([\p{L}\p{N}_.-]*)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  return { start: found.index, typed: found[1] ?? '' };
}

/** Puts a variable in the place from `start` to `end`, closing braces that are there already included; tells where the caret goes. */
export function insertReference(text: string, start: number, end: number, path: string): { text: string; caret: number } {
  const after = text.slice(end).replace(/^[\p{L}\p{N}_.-]*\s*\}\}/u, '');
  const written = `{{ ${path} }}`;
  return { text: text.slice(0, start) + written + after, caret: start + written.length };
}

/** Braces that open and never close, or close without having opened. */
export function hasLooseBraces(text: string): boolean {
  let open: string | null = null;
  for (const [mark] of text.matchAll(/\{\{|\}\}|\{%|%\}/g)) {
    const opens = mark.startsWith('{');
    if (opens === (open !== null)) return true;
    if (!opens && open !== (mark === '}}' ? '{{' : '{%')) return true;
    open = opens ? mark : null;
  }
  return open !== null;
}

/** The known name that was probably meant. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let distance = Math.max(2, Math.ceil(name.length / 3)) + 1;
  for (const one of known) {
    const far = distanceOf(name.toLowerCase(), one.toLowerCase());
    if (far < distance) [best, distance] = [one, far];
  }
  return best;
}

function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The text with an example in the place of each variable; what only steers (`{% if %}`) is left out. */
export function withExamples(text: string, exampleOf: (path: string) => string): string {
  return text.replace(/\{%-?.*?-?%\}/gs, '').replace(OUTPUT, (all, path: string | undefined) => (path ? exampleOf(path) : all));
}

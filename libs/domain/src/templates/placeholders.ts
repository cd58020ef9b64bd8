/** `{{1}}` or `{{order_number}}`; blanks inside the braces are a habit of some editors. */
const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The placeholders of a template's text, each once: numbers in their order, names in the order of the text. */
export function placeholdersOf(text: string): string[] {
  const names = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
  return names.every(isNumber) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** Puts values in the place of placeholders; one that has none stays, so that its lack is seen. */
export function fillPlaceholders(text: string, valueOf: (placeholder: string) => string | undefined): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => valueOf(name) ?? whole);
}

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** What a quick answer may fill in by itself; documented where they are written, with a button each. */
export const MACRO_VARIABLES = [
  'client.name',
  'client.phone',
  'operator.name',
  'operator.firstName',
  'channel.name',
  'company.name',
] as const;
export type MacroVariable = (typeof MACRO_VARIABLES)[number];

export type MacroValues = Record<MacroVariable, string | null>;

const PLACE = /\{\{\s*([A-Za-z.]+)\s*\}\}/g;

const isVariable = (name: string): name is MacroVariable => (MACRO_VARIABLES as readonly string[]).includes(name);

/** The answer as it goes into the composer. What is not known is left out; what is no variable stays as it was written. */
export function fillMacro(text: string, values: MacroValues): string {
  return text.replace(PLACE, (place, name: string) => (isVariable(name) ? (values[name] ?? '') : place));
}

/** Names between double braces that are no variables. */
export function unknownVariables(text: string): string[] {
  return [...text.matchAll(PLACE)].map(([, name = '']) => name).filter((name) => !isVariable(name));
}

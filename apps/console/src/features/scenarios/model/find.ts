import type { ScenarioContent, Step } from './content.js';

export interface Found {
  step: Step;
  /** The words that it was found by, if not by its title. */
  where: string;
}

const NOT_WORDS = new Set(['id', 'kind', 'at', 'exits', 'type', 'mime', 'color', 'takeover', 'check', 'match', 'comparison']);

/** Every text that a designer has written in a step: words, titles, payloads, addresses, variables. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (NOT_WORDS.has(name) ? [] : textsOf(inner)));
}

/** Steps in which all of the words occur, wherever; those with it in the title first. */
export function findSteps({ steps }: ScenarioContent, search: string, titleOf: (step: Step) => string): Found[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return steps.map((step) => ({ step, where: '' }));
  const has = (text: string): boolean => words.every((word) => text.toLocaleLowerCase().includes(word));
  const found: Found[] = [];
  const inTitle: Found[] = [];
  for (const step of steps) {
    const texts = textsOf(step);
    if (has(titleOf(step)) || step.id === search) inTitle.push({ step, where: '' });
    else if (has(texts.join('\n')))
      found.push({ step, where: texts.find((text) => words.some((word) => text.toLocaleLowerCase().includes(word))) ?? '' });
  }
  return [...inTitle, ...found];
}

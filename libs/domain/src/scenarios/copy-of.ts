import type { ScenarioContent } from './content.js';

/** The content for a scenario of its own: what led to the old one's steps leads to the new one's. */
export const copyOf = (content: ScenarioContent, oldId: number, newId: number): ScenarioContent => ({
  ...content,
  steps: content.steps.map((step) => (step.kind === 'go' && step.scenarioId === oldId ? { ...step, scenarioId: newId } : step)),
});

/** `Menu (2)`, or whatever number is free. */
export function freeName(name: string, taken: ReadonlySet<string>, mostLetters: number): string {
  if (!taken.has(name)) return name;
  const stem = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`;
    const candidate = [...stem].slice(0, mostLetters - ending.length).join('') + ending;
    if (!taken.has(candidate)) return candidate;
  }
}

import type { ScenarioDocument } from '../../../api/scenarios.js';
import type { ScenarioContent } from './content.js';

const LONGEST_NAME = 100;

/** A scenario out of a file: what "Export" makes, or the content alone, as the JSON Schema describes it. Whether it fits is checked by the server. */
export function readDocument(text: string, fileName: string): ScenarioDocument | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { name, content = value, ...rest } = (value ?? {}) as Partial<ScenarioDocument>;
  if (typeof content !== 'object' || content === null || (content as Partial<ScenarioContent>).format !== 1) return null;
  const called = (typeof name === 'string' && name.trim()) || fileName.trim() || 'Scenario';
  const whole = content === value ? {} : rest;
  return { ...whole, name: called.slice(0, LONGEST_NAME), content: content as ScenarioContent };
}

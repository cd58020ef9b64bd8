import { z } from 'zod';
import './document.schema.js';
import { scenarioParts } from './base.schema.js';

type JsonSchema = Record<string, unknown>;

/** The parts of a scenario as JSON Schemas by name, each referring to others by `refer`. */
export function scenarioSchemas(refer: (name: string) => string): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(scenarioParts, { uri: refer, target: 'draft-2020-12' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _version, $id: _address, ...schema }]) => [name, schema as JsonSchema]),
  );
}

/** The form of a scenario's file, complete in itself: for editors, and for whoever makes scenarios by program. */
export function scenarioFileSchema(): JsonSchema {
  const { ScenarioDocument, ...parts } = scenarioSchemas((name) => `#/$defs/${name}`);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Deskwire scenario',
    description: 'What "Export" gives and "Import" takes; docs/scenarios.md explains it.',
    ...ScenarioDocument,
    $defs: parts,
  };
}

/** The text of docs/scenario.schema.json. */
export const scenarioFileSchemaText = (): string => `${JSON.stringify(scenarioFileSchema(), null, 2)}\n`;

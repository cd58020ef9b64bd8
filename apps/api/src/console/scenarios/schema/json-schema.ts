import { z } from 'zod';
import './content.schema.js';
import { scenarioParts } from './base.schema.js';

type JsonSchema = Record<string, unknown>;

/** The parts of a scenario as JSON Schemas by name, each referring to others by `refer`. */
export function scenarioSchemas(refer: (name: string) => string): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(scenarioParts, { uri: refer, target: 'draft-2020-12' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _version, $id: _address, ...schema }]) => [name, schema as JsonSchema]),
  );
}

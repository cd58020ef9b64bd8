import { VALUES } from './words.js';

/** The part of a schema that an example is made from. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  example?: unknown;
  default?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
}

export type Schemas = Record<string, Schema>;

/** Deeper than any answer of ours; ends what names itself. */
const DEEPEST = 6;

/** An answer or a request as it may look: what the schema says itself, else what its fields are usually like. */
export function exampleOf(schema: Schema, schemas: Schemas, { name = '', depth = 0 } = {}): unknown {
  const whole = resolve(schema, schemas);
  if (whole.example !== undefined) return whole.example;
  if (depth > DEEPEST) return null;
  const types = [whole.type ?? []].flat();
  if (whole.properties) {
    return Object.fromEntries(
      Object.entries(whole.properties).map(([field, inner]) => [field, exampleOf(inner, schemas, { name: field, depth: depth + 1 })]),
    );
  }
  if (types.includes('array') && whole.items && !fits(VALUES[name], types)) {
    return [exampleOf(whole.items, schemas, { name: name.replace(/s$/, ''), depth: depth + 1 })];
  }
  if (whole.enum) return whole.enum.includes(VALUES[name]) ? VALUES[name] : whole.enum[0];
  if (fits(VALUES[name], types)) return VALUES[name];
  return whole.default ?? PLAIN[types.find((type) => type !== 'null') ?? 'null'] ?? null;
}

/** A class behind a reference, and what is said beside the reference. */
function resolve(schema: Schema, schemas: Schemas): Schema {
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? schema.anyOf ?? []).slice(0, 1)];
  const named = schema.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : undefined;
  const all = [named, ...parts].filter((part) => part !== undefined).map((part) => resolve(part, schemas));
  return all.reduce((sum, part) => ({ ...part, ...sum }), schema);
}

const PLAIN: Record<string, unknown> = { string: 'text', number: 1, integer: 1, boolean: true, object: {}, array: [] };

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function fits(value: unknown, types: string[]): boolean {
  return value !== undefined && (types.includes(typeOf(value)) || (types.includes('integer') && typeof value === 'number'));
}

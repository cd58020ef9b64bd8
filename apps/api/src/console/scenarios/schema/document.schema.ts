import { z } from 'zod';
import type { ScenarioDocument } from '#domain/scenarios/exchange/document.js';
import { SCENARIO_LIMITS as LIMITS } from '#domain/scenarios/scenario-limits.js';
import { rowId, scenarioParts, titleText } from './base.schema.js';
import { contentSchema } from './content.schema.js';

/** No content names more of one kind. */
const MOST_REFERENCES = 5_000;

const reference = z.strictObject({ id: rowId, name: titleText }).register(scenarioParts, { id: 'ScenarioReference' });
const references = z.array(reference).max(MOST_REFERENCES);

const allReferences = z
  .strictObject({
    self: rowId,
    ...{ tags: references, operators: references, groups: references },
    ...{ channels: references, customFields: references, scenarios: references },
    secrets: z.array(z.string().max(LIMITS.secretName)).max(MOST_REFERENCES),
  })
  .register(scenarioParts, { id: 'ScenarioReferences' });

/** The form of a scenario's file. */
export const documentSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().trim().min(1).max(LIMITS.name),
    content: contentSchema,
    references: allReferences.optional(),
  })
  .register(scenarioParts, { id: 'ScenarioDocument' });

type Holds<T extends true> = T;

/** Has no code: it fails to compile when what is read from a file is not what the domain takes. */
export type SchemaIsTheDocument = Holds<z.infer<typeof documentSchema> extends ScenarioDocument ? true : false>;

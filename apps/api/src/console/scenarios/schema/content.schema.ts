import { z } from 'zod';
import type { ScenarioContent } from '#domain/scenarios/content.js';
import { SCENARIO_LIMITS as LIMITS } from '#domain/scenarios/scenario-limits.js';
import { nameText, noteText, partId, scenarioParts, templateText } from './base.schema.js';
import { stepSchema } from './steps.schema.js';
import { triggerSchema } from './triggers.schema.js';

const variable = z
  .strictObject({ name: nameText, value: templateText, note: noteText })
  .register(scenarioParts, { id: 'ScenarioVariable' });

const settings = z
  .strictObject({ whileOperator: z.enum(['silent', 'answer']), giveBack: z.enum(['by_hand', 'on_close']) })
  .register(scenarioParts, { id: 'ScenarioSettings' });

/**
 * The form of a scenario's content. What fits it can be kept as a draft; whether it can be published is a question of its own
 * (domain/scenarios/check-content.ts), so that nobody loses a drawing because it isn't finished.
 */
export const contentSchema = z
  .strictObject({
    format: z.literal(1),
    start: partId.nullable(),
    // More than may be published: who has pasted too much must be able to keep it while he takes some away.
    steps: z.array(stepSchema).max(2 * LIMITS.steps),
    triggers: z.array(triggerSchema).max(LIMITS.triggers),
    variables: z.array(variable).max(LIMITS.variables),
    settings,
  })
  .register(scenarioParts, { id: 'ScenarioContent' });

type Plain<T> = T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Holds<T extends true> = T;

/** Has no code: it fails to compile when the schema and the domain's types part. */
export type SchemaIsTheContract = Holds<Same<Plain<z.infer<typeof contentSchema>>, Plain<ScenarioContent>>>;

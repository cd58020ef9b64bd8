import { z } from 'zod';
import { COMPARISONS } from '#domain/scenarios/content.js';
import { SCENARIO_LIMITS as LIMITS } from '#domain/scenarios/scenario-limits.js';
import { expressionText, nameText, partId, rowId, rowIds, scenarioParts, templateText, titleText } from './base.schema.js';

const compared = { comparison: z.enum(COMPARISONS), value: templateText };

const test = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('variable'), name: nameText, ...compared }),
    z.strictObject({ kind: z.literal('client'), field: nameText, ...compared }),
    z.strictObject({ kind: z.literal('tag'), tagId: rowId, has: z.boolean() }),
    z.strictObject({ kind: z.literal('channel'), channelIds: rowIds }),
    z.strictObject({ kind: z.literal('transport'), transports: z.array(nameText).max(LIMITS.tests) }),
    z.strictObject({ kind: z.literal('working_hours'), inside: z.boolean() }),
    z.strictObject({ kind: z.literal('language'), languages: z.array(nameText).max(LIMITS.tests) }),
    z.strictObject({ kind: z.literal('expression'), expression: expressionText }),
  ])
  .register(scenarioParts, { id: 'ScenarioTest' });

/** A way out of a condition, with what must be true for it. */
export const branch = z
  .strictObject({ id: partId, title: titleText, match: z.enum(['all', 'any']), tests: z.array(test).max(LIMITS.tests) })
  .register(scenarioParts, { id: 'ScenarioBranch' });

/** What a `set` step changes. */
export const change = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('variable'), name: nameText, value: templateText, expression: expressionText.nullable() }),
    z.strictObject({ kind: z.literal('tag'), tagId: rowId, assign: z.boolean() }),
    z.strictObject({ kind: z.literal('client'), field: nameText, value: templateText }),
  ])
  .register(scenarioParts, { id: 'ScenarioChange' });

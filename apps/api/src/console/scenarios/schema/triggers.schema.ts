import { z } from 'zod';
import { SCENARIO_LIMITS as LIMITS } from '#domain/scenarios/scenario-limits.js';
import { nameText, partId, rowId, rowIds, scenarioParts, secondsNumber, timeText, titleText } from './base.schema.js';

const trigger = { id: partId, channelIds: rowIds.nullable(), stepId: partId.nullable() };

export const triggerSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...trigger, kind: z.literal('first_message'), of: z.enum(['client', 'request']) }),
    z.strictObject({
      ...trigger,
      kind: z.literal('keyword'),
      words: z.array(titleText).max(LIMITS.words),
      match: z.enum(['is', 'contains', 'starts']),
    }),
    z.strictObject({ ...trigger, kind: z.literal('payload'), action: nameText }),
    z.strictObject({ ...trigger, kind: z.literal('api') }),
    z.strictObject({ ...trigger, kind: z.literal('tag'), tagId: rowId }),
    z.strictObject({
      ...trigger,
      kind: z.literal('schedule'),
      days: z.array(z.int().min(1).max(7)).max(7),
      time: timeText,
      tagId: rowId,
    }),
    z.strictObject({ ...trigger, kind: z.literal('missed'), afterSeconds: secondsNumber, outsideHours: z.boolean() }),
    z.strictObject({ ...trigger, kind: z.literal('closed') }),
  ])
  .register(scenarioParts, { id: 'ScenarioTrigger' });

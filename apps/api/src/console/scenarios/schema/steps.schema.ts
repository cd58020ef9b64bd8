import { z } from 'zod';
import { HTTP_METHODS, REPLY_CHECKS } from '#domain/scenarios/content.js';
import { SCENARIO_LIMITS as LIMITS } from '#domain/scenarios/scenario-limits.js';
import { BUTTON_COLORS } from '#domain/messages/content.js';
import { expressionText, nameText, partId, rowId, scenarioParts, secondsNumber, templateText, timeText, titleText } from './base.schema.js';
import { branch, change } from './tests.schema.js';

const file = z
  .strictObject({
    fileId: rowId,
    name: z.string().max(LIMITS.title),
    mime: z.string().max(LIMITS.title),
    kind: z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
    size: z.int().min(0),
  })
  .register(scenarioParts, { id: 'ScenarioFile' });

const payload = z
  .strictObject({
    action: nameText,
    parameters: z.array(z.strictObject({ name: nameText, value: templateText })).max(LIMITS.parameters),
  })
  .register(scenarioParts, { id: 'ScenarioPayload' });

const button = z
  .strictObject({
    id: partId,
    type: z.enum(['reply', 'url', 'phone']),
    text: templateText,
    description: templateText,
    payload: payload.nullable(),
    target: templateText,
    color: z.enum(BUTTON_COLORS).nullable(),
  })
  .register(scenarioParts, { id: 'ScenarioButton' });

const wait = z.strictObject({ timeoutSeconds: secondsNumber.nullable() }).register(scenarioParts, { id: 'ScenarioWait' });

const step = {
  id: partId,
  title: titleText,
  at: z.strictObject({ x: z.number(), y: z.number() }),
  exits: z.record(z.string().max(2 * LIMITS.id), partId),
  takeover: z.enum(['pause', 'end']).optional(),
};

const message = z.strictObject({
  ...step,
  kind: z.literal('message'),
  text: templateText,
  file: file.nullable(),
  buttons: z.array(button).max(LIMITS.buttons),
  list: z.strictObject({ label: z.string().max(LIMITS.title) }).nullable(),
  wait: wait.nullable(),
});

const reply = z.strictObject({
  ...step,
  kind: z.literal('reply'),
  variable: nameText,
  check: z.enum(REPLY_CHECKS),
  pattern: z.string().max(LIMITS.pattern),
  retryText: templateText,
  attempts: z.int().min(0).max(LIMITS.attempts),
  wait,
});

const condition = z.strictObject({ ...step, kind: z.literal('condition'), branches: z.array(branch).max(LIMITS.branches) });

const set = z.strictObject({ ...step, kind: z.literal('set'), changes: z.array(change).max(LIMITS.changes) });

const http = z.strictObject({
  ...step,
  kind: z.literal('http'),
  method: z.enum(HTTP_METHODS),
  url: z.string().max(LIMITS.address),
  headers: z.array(z.strictObject({ name: z.string().max(LIMITS.title), value: templateText })).max(LIMITS.headers),
  body: z.strictObject({ kind: z.enum(['none', 'json', 'form']), text: z.string().max(LIMITS.body) }),
  timeoutSeconds: z.int().min(0).max(LIMITS.seconds),
  save: z.array(z.strictObject({ variable: nameText, expression: expressionText })).max(LIMITS.saves),
});

const delay = z.strictObject({
  ...step,
  kind: z.literal('delay'),
  until: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('for'), seconds: secondsNumber }),
    z.strictObject({ kind: z.literal('time'), time: timeText }),
    z.strictObject({ kind: z.literal('working_hours') }),
    z.strictObject({ kind: z.literal('moment'), moment: templateText }),
  ]),
});

const go = z.strictObject({ ...step, kind: z.literal('go'), scenarioId: rowId.nullable(), stepId: partId.nullable() });

const transfer = z.strictObject({
  ...step,
  kind: z.literal('transfer'),
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rules') }),
    z.strictObject({ kind: z.literal('operator'), operatorId: rowId }),
    z.strictObject({ kind: z.literal('group'), groupId: rowId }),
  ]),
  forceAssign: z.boolean().nullable(),
  comment: templateText,
});

const close = z.strictObject({ ...step, kind: z.literal('close') });
const rating = z.strictObject({ ...step, kind: z.literal('rating'), text: templateText, variable: nameText, wait });
const ticket = z.strictObject({
  ...step,
  kind: z.literal('ticket'),
  subject: templateText,
  description: templateText,
  priority: z.enum(['low', 'normal', 'high']),
  variable: nameText,
});
const end = z.strictObject({ ...step, kind: z.literal('end') });

const KINDS = {
  ...{ Message: message, Reply: reply, Condition: condition, Set: set, Http: http, Delay: delay },
  ...{ Go: go, Transfer: transfer, Close: close, Rating: rating, Ticket: ticket, End: end },
};
for (const [name, kind] of Object.entries(KINDS)) scenarioParts.add(kind, { id: `Scenario${name}Step` });

export const stepSchema = z
  .discriminatedUnion('kind', [message, reply, condition, set, http, delay, go, transfer, close, rating, ticket, end])
  .register(scenarioParts, { id: 'ScenarioStep' });

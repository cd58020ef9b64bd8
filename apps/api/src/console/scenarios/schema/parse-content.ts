import type { z } from 'zod';
import type { ScenarioContent } from '#domain/scenarios/content.js';
import { InvalidInput } from '../../../http/http.errors.js';
import { contentSchema } from './content.schema.js';

const MOST_ERRORS = 20;

/** What was sent, as content; each place that doesn't fit is named. */
export const parseContent = (sent: unknown, at = 'content'): ScenarioContent => parseBy(contentSchema, sent, at);

export function parseBy<Schema extends z.ZodType>(schema: Schema, sent: unknown, at: string): z.output<Schema> {
  const result = schema.safeParse(sent);
  if (result.success) return result.data;
  throw new InvalidInput(
    result.error.issues.slice(0, MOST_ERRORS).map(({ path, message }) => {
      const field = [at, ...path.map(String)].filter(Boolean).join('.');
      return { field, message: field ? `${field}: ${message}` : message };
    }),
  );
}

import { z } from 'zod';
import { PART_ID, SCENARIO_LIMITS } from '#domain/scenarios/scenario-limits.js';

/** Every part that a document of its own describes: `ScenarioContent` and what it is made of, by their names. */
export const scenarioParts = z.registry<{ id: string }>();

const { id, title, template, expression, seconds, variables } = SCENARIO_LIMITS;

export const partId = z.string().regex(PART_ID, 'must be 1 to 64 letters, digits, _ or -');
/** While somebody draws, names may still be empty or wrong; the check before publishing tells of it. */
export const nameText = z.string().max(id);
export const titleText = z.string().max(title);
export const noteText = z.string().max(SCENARIO_LIMITS.note);
export const templateText = z.string().max(template);
export const expressionText = z.string().max(expression);
export const rowId = z.int().min(1);
export const secondsNumber = z.int().min(0).max(seconds);
export const timeText = z.string().max(5);
export const rowIds = z.array(rowId).max(variables);

import { sqlStateOf } from './sql-state.js';

/** SQLSTATEs of rules of the tables that people can run into. */
export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';

/** Waits for a change; where a rule of the table refused it, throws what people understand. */
export async function refusing<T>(change: Promise<T>, refusals: Partial<Record<string, () => Error>>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    throw refusals[sqlStateOf(error) ?? '']?.() ?? error;
  }
}

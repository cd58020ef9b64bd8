/** The SQLSTATE of an error that came from PostgreSQL, however many layers wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause ?? previousOf(current), depth += 1) {
    const code = (current as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** MikroORM keeps the driver's error under this name. */
export const previousOf = (error: Error): unknown => (error as { previous?: unknown }).previous;

/** The values themselves were refused; the same again would be refused again. */
export const isDataError = (error: unknown): boolean => /^(22|23|54)/.test(sqlStateOf(error) ?? '');

/** Another transaction was faster: the same again sees what it did. */
export const isRace = (error: unknown): boolean => /^(23505|40001|40P01)$/.test(sqlStateOf(error) ?? '');

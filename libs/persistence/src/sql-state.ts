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

/** No connection, or a server that is starting, stopping or full: nothing is wrong with what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return /^(08|53|57P|58)/.test(state) || state === '25006';
  return messagesOf(error).some((message) =>
    /ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|connection (terminated|ended|timeout)|timeout exceeded|closed the connection|not queryable/i.test(
      message,
    ),
  );
}

function messagesOf(error: unknown): string[] {
  const messages: string[] = [];
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause ?? previousOf(current), depth += 1) {
    messages.push(current.message, String((current as { code?: unknown }).code ?? ''));
  }
  return messages;
}

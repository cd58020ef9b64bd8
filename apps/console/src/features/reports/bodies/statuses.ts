const FIRST = ['online', 'away', 'offline'];

/** The statuses that anybody was in: ours first, then the company's own by their names. */
export function statusesOf(operators: readonly { seconds: Record<string, number> }[]): string[] {
  const found = new Set(operators.flatMap(({ seconds }) => Object.keys(seconds)));
  const own = [...found].filter((status) => !FIRST.includes(status)).sort((one, other) => one.localeCompare(other));
  return [...FIRST.filter((status) => found.has(status)), ...own];
}

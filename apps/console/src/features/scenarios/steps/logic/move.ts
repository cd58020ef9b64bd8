/** The list with the item of one place at another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const result = [...list];
  const [item] = result.splice(from, 1);
  if (item !== undefined) result.splice(Math.min(Math.max(to, 0), result.length), 0, item);
  return result;
}

export const replaced = <T>(list: readonly T[], index: number, item: T): T[] => list.map((each, at) => (at === index ? item : each));

export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

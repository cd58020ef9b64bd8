/** A value as JSON carries it: times as texts. */
export type Json<T> = T extends Date
  ? string
  : T extends (infer One)[]
    ? Json<One>[]
    : T extends object
      ? { [K in keyof T]: Json<T[K]> }
      : T;

export function asJson<T>(value: T): Json<T> {
  if (value instanceof Date) return value.toISOString() as Json<T>;
  if (Array.isArray(value)) return value.map((one: unknown) => asJson(one)) as Json<T>;
  if (typeof value !== 'object' || value === null) return value as Json<T>;
  return Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) => [name, asJson(inner)])) as Json<T>;
}

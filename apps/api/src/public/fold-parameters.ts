/** What a form in parts may hold. */
export const FORM_PARTS = { files: 0, fields: 200, parts: 200, fieldSize: 64 * 1024 };

const IN_BRACKETS = /^([^[\]]+)((?:\[[^[\]]{0,100}\]){1,5})$/;
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

type Values = Record<string, unknown>;

/**
 * Gives flat parameters the form that JSON would have: `tag_ids[]=1&tag_ids[]=2` and a repeated name become lists,
 * `from_client[phone]=7900` an object, `inline_buttons[0][text]=Yes` a list of objects.
 */
export function foldParameters(parameters: Values | Iterable<readonly [string, unknown]>): Values {
  const folded: Values = {};
  const entries = Symbol.iterator in parameters ? (parameters as Iterable<readonly [string, unknown]>) : Object.entries(parameters);
  for (const [name, value] of entries) {
    const [, base = name, brackets = ''] = IN_BRACKETS.exec(name) ?? [];
    const path = [
      base,
      ...brackets
        .slice(1, -1)
        .split('][')
        .slice(0, brackets ? undefined : 0),
    ];
    if (!path.some((part) => POISON.has(part))) put(folded, path, value);
  }
  return Object.fromEntries(Object.entries(folded).map(([name, value]) => [name, asList(value)]));
}

/** Objects of our own making; whatever else stands in the way of a path is replaced. */
class Folded {
  readonly values: Values = {};
}

function put(into: Values, [name = '', ...rest]: string[], value: unknown): void {
  const key = name === '' ? String(Object.keys(into).length) : name;
  const present = into[key];
  if (rest.length > 0) {
    const inner = present instanceof Folded ? present : new Folded();
    into[key] = inner;
    for (const one of rest.at(-1) === '' && Array.isArray(value) ? (value as unknown[]) : [value]) put(inner.values, rest, one);
  } else if (present === undefined || present instanceof Folded) into[key] = value;
  else into[key] = Array.isArray(present) ? [...(present as unknown[]), value] : [present, value];
}

/** An object that was numbered from 0 on is a list. */
function asList(value: unknown): unknown {
  if (!(value instanceof Folded)) return value;
  const entries = Object.entries(value.values).map(([key, inner]) => [key, asList(inner)] as const);
  return entries.every(([key], index) => key === String(index)) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

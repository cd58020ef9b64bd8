import type { HttpRequest } from '#connectors/http/http.port.js';
import type { HttpStep } from '#domain/scenarios/content.js';
import type { ScenarioTools, Scope } from '#domain/scenarios/tools.port.js';
import { isJson } from '#domain/shared/is-json.js';

/** The request that a step describes can't be made; `message` is a sentence for its designer. */
export class WrongRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongRequest';
  }
}

/** The request of an HTTP step, its templates filled in. Throws `WrongRequest` and `ToolFailed`. */
export function requestOf(step: HttpStep, tools: Pick<ScenarioTools, 'render'>, scope: Scope): HttpRequest {
  const render = (template: string): string => tools.render(template, scope);
  const headers = step.headers.map(({ name, value }): [string, string] => [name.trim().toLowerCase(), oneLine(render(value))]);
  const { type, body } = bodyOf(step.body, render);
  return {
    method: step.method,
    url: render(step.url).trim(),
    headers: { accept: 'application/json', ...(type && { 'content-type': type }), ...Object.fromEntries(headers) },
    ...(body !== null && { body }),
  };
}

function bodyOf({ kind, text }: HttpStep['body'], render: (template: string) => string): { type: string | null; body: string | null } {
  if (kind === 'none') return { type: null, body: null };
  const written = render(text);
  if (kind === 'json') {
    if (!isJson(written)) throw new WrongRequest('The body is no JSON; put texts into it with {{ value | json }}');
    return { type: 'application/json', body: written };
  }
  // A line a field, as people write it, or as it stands in addresses.
  const form = new URLSearchParams(written.trim().split(/\r?\n/).join('&'));
  return { type: 'application/x-www-form-urlencoded', body: form.toString() };
}

/** A line break would begin another header. */
const oneLine = (value: string): string => value.replace(/[\r\n\0]+/g, ' ').trim();

const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;

/** Names that may be those of secrets, in templates that speak of `secrets`. */
export function secretNames({ url, headers, body }: HttpStep): string[] {
  const templates = [url, body.text, ...headers.map(({ value }) => value)].filter((template) => template.includes('secrets'));
  return [...new Set(templates.flatMap((template) => template.match(WORD) ?? []))];
}

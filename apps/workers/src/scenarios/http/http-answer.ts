import type { HttpResponse } from '#connectors/http/http.port.js';
import { parseUntrustedJson, storableText } from '#connectors/json/untrusted-json.js';
import { withoutSecrets } from '#connectors/http/api-exchange.js';
import type { RunValue } from '#domain/scenarios/facts.js';
import type { HttpAnswer } from '#domain/scenarios/run.js';

const MOST_HEADERS = 50;
const HEADER_LENGTH = 500;
const TEXT_LENGTH = 16_384;
/** What signs somebody in stays out of the trace. */
const UNKEPT = ['set-cookie', 'authorization', 'www-authenticate', 'proxy-authenticate'];

/** The answer as a run keeps it: JSON where it is JSON, else text; what was secret in the request is no less so when it comes back. */
export function answerFrom({ status, headers, body }: HttpResponse, secrets: readonly string[], ms: number): HttpAnswer {
  const hidden = hider(secrets);
  const kept = Object.entries(headers)
    .filter(([name]) => !UNKEPT.includes(name))
    .slice(0, MOST_HEADERS)
    .map(([name, value]): [string, string] => [name, hidden(storableText(value)).slice(0, HEADER_LENGTH)]);
  return { status, headers: Object.fromEntries(kept), body: bodyFrom(hidden(new TextDecoder().decode(body))), error: '', ms };
}

/** Why there is no answer. */
export const noAnswer = (error: string, secrets: readonly string[], ms: number): HttpAnswer => ({
  ...{ status: null, headers: {}, body: null, ms },
  error: hider(secrets)(error).slice(0, HEADER_LENGTH),
});

function bodyFrom(text: string): RunValue {
  try {
    return parseUntrustedJson(text) as RunValue;
  } catch {
    return storableText(text).slice(0, TEXT_LENGTH);
  }
}

/** Also as they stand within JSON and within addresses. */
function hider(secrets: readonly string[]): (text: string) => string {
  const spellings = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  return (text) => withoutSecrets(text, spellings) ?? text;
}

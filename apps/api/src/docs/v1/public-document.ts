import type { OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = `
Programs that were written for Chat2Desk's API work here unchanged: the same paths, header, parameters, envelope and names.

* **Token.** Send it bare in the header \`Authorization\`, without "Bearer". An admin makes tokens on the page Settings > API and says what each may do.
* **Parameters** may stand in the address, in a JSON body or in a form, whatever the method. Unknown ones are ignored. A list may be written \`1,2\`, \`["1","2"]\`, \`ids[]=1&ids[]=2\` or as a repeated name.
* **Answers** come as \`{"status":"success","data":…,"meta":…}\`, refusals as \`{"status":"error","message":…,"errors":{"field":["…"]}}\` with the fitting HTTP status.
* **Pages**: \`limit\` (20, at most 200) and \`offset\`; messages go by \`start_id\`.
* **Limits**: 300 calls a minute a token where nobody changed it; \`X-RateLimit-*\` and \`Retry-After\` say how much is left.
* **Idempotency-Key** makes any POST safe to send again.
`.trim();

/** The document for integrators: `/v1` alone, with the schemas that it names. */
export function publicDocument(whole: OpenAPIObject, serverUrl: string): OpenAPIObject {
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => path.startsWith('/v1/')));
  const all = (whole.components?.schemas ?? {}) as Record<string, unknown>;
  const named = new Set<string>();
  const collect = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (named.has(name)) continue;
      named.add(name);
      collect(all[name]);
    }
  };
  collect(paths);
  const token = whole.components?.securitySchemes?.['token'];
  return {
    ...whole,
    info: { ...whole.info, title: 'Deskwire API', description: DESCRIPTION },
    servers: [{ url: serverUrl }],
    tags: [],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(all).filter(([name]) => named.has(name))) as never,
      ...(token && { securitySchemes: { token } }),
    },
  };
}

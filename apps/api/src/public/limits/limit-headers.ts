import type { Allowance } from './request-meter.js';

/** What is left of the minute: as most programs look for it, and as the coming standard (draft-ietf-httpapi-ratelimit-headers) has it. */
export function limitHeaders({ limit, remaining, resetsAt, resetsInSeconds }: Allowance): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetsAt.getTime() / 1000),
    'ratelimit-policy': `"minute";q=${limit};w=60`,
    ratelimit: `"minute";r=${remaining};t=${resetsInSeconds}`,
  };
}

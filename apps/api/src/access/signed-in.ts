import type { Caller } from '#domain/access/caller.js';

/** An operator and the session that he calls with. */
export interface SignedIn extends Caller {
  sessionId: number;
  csrfToken: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: SignedIn;
    apiCaller?: { companyId: number; tokenId: number };
  }
}

import type { Caller } from '#domain/access/caller.js';
import type { CompanyOfToken } from '../public/company-of-token.js';

/** An operator and the session that he calls with. */
export interface SignedIn extends Caller {
  sessionId: number;
  csrfToken: string;
  technical: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: SignedIn;
    apiCaller?: CompanyOfToken;
  }
}

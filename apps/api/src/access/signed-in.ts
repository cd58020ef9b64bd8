import type { Caller } from '#domain/access/caller.js';
import type { Frame } from '#domain/embed/frame.js';
import type { CompanyOfToken } from '../public/company-of-token.js';

/** An operator and the session that he calls with. */
export interface SignedIn extends Caller {
  sessionId: number;
  csrfToken: string;
  technical: boolean;
  /** The frame of somebody's page that he calls from; null = a browser of its own. */
  frame: Frame | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: SignedIn;
    apiCaller?: CompanyOfToken;
  }
}

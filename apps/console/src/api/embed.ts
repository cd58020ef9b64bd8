import { http } from './client.js';
import type { components } from './schema.js';

export type EmbedToken = components['schemas']['EmbedToken'];

/** A token with which a frame works in one's own name; programs make theirs by `/v1`. */
export const makeEmbedToken = (wish: components['schemas']['MakeEmbedTokenRequest']) => http.post<EmbedToken>('/api/embed-tokens', wish);

import { Foundation } from './0001-foundation.js';

/** In order; a migration that was released is never changed. */
export const MIGRATIONS = [{ name: '0001-foundation', class: Foundation }];

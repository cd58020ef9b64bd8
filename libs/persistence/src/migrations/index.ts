import { Foundation } from './0001-foundation.js';
import { Channels } from './0002-channels.js';

/** In order; a migration that was released is never changed. */
export const MIGRATIONS = [
  { name: '0001-foundation', class: Foundation },
  { name: '0002-channels', class: Channels },
];

import { replayHistories } from '../../testing/replay-histories.js';

replayHistories(new URL('./histories/', import.meta.url));

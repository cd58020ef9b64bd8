import { connectorOf } from './connector-of.js';
import { MAX } from './dialect.js';

/** A bot of MAX. dev.max.ru/docs-api */
export const max = connectorOf(MAX);

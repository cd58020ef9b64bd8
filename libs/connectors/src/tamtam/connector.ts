import { connectorOf } from '../max/connector-of.js';
import { TAMTAM } from '../max/dialect.js';

/** A bot of TamTam, whose API MAX's descends from. dev.tamtam.chat, schema 0.5.6 */
export const tamtam = connectorOf(TAMTAM);

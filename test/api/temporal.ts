export { TestTemporal } from '../../apps/workers/testing/temporal.js';

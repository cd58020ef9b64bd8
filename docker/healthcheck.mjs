/**
 * Alive or not, whichever role runs: only one of the ports is served in a container. Whether the product can work (its
 * database, Temporal) is /readyz, and no reason to kill a process.
 */
import { get } from 'node:http';

const alive = (port) =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/healthz', timeout: 3_000 }, (response) => resolve(response.statusCode === 200))
      .once('error', () => resolve(false))
      .once('timeout', () => resolve(false));
  });

const answers = await Promise.all([alive(process.env.PORT), alive(process.env.METRICS_PORT), alive(process.env.GATEWAY_PORT)]);
process.exit(answers.includes(true) ? 0 : 1);

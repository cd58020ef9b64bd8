import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';

/** The SDK's own log, in ours; signals are handled by the process, not by the SDK. */
export function installRuntime(log: Logger): void {
  const logger = new DefaultLogger('WARN', ({ level, message }) => {
    // The worker of `connectors` is meant to have none.
    if (message.startsWith('No workflows registered')) return;
    if (level === 'ERROR') log.error({ from: 'temporal' }, message);
    else log.warn({ from: 'temporal' }, message);
  });
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging: { filter: 'WARN', forward: {} } } });
}

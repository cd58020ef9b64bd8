import { pino, type Logger } from 'pino';

/** Names under which something secret could slip in; their values never reach the output. */
const REDACTED = ['authorization', 'password', 'token', 'secret', 'text', 'phone', 'body', 'qr', 'code'];

/** The process's log: JSON lines on stdout, with names of channels' kinds and never with what people wrote. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`]);
  const options = { level, base: { process: 'gateway' }, redact: { paths, censor: '[redacted]' }, serializers: { err: describe } };
  return pino(options, destination ?? pino.destination({ sync: true }));
}

/** Messengers' errors may repeat numbers and texts: only the kind of an error and where it arose are kept. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, stack: frames?.slice(0, 8).join('\n') };
}

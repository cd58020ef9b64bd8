import { pino, type Logger } from 'pino';

/** Names under which something secret could slip in; their values never reach the output. */
const REDACTED = ['authorization', 'password', 'token', 'secret', 'secrets', 'text', 'phone', 'email', 'body'];

/** The process's log: JSON lines on stdout, with ids and never with what people wrote. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`]);
  const options = { level, base: { process: 'workers' }, redact: { paths, censor: '[redacted]' }, serializers: { err: describe } };
  return pino(options, destination ?? pino.destination({ sync: true }));
}

/** Of a database error only its code is kept: its text repeats the values of the row. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const sqlState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, sqlState, reason: sqlState ? undefined : error.message.slice(0, 500), stack: frames?.slice(0, 12).join('\n') };
}

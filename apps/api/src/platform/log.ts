import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';
import { sqlStateOf } from '../http/sql-state.js';

/** What a log line may carry: ids, names of things, numbers. Never a text, a phone, an e-mail or a token. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** Names under which something secret could slip in; their values never reach the output. */
const REDACTED = ['authorization', 'cookie', 'password', 'token', 'secret', 'secrets', 'text', 'phone', 'email', 'body', 'query'];

/** The process's log: JSON lines on stdout. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Pino;

  constructor(level: string, destination?: { write(line: string): void }) {
    const paths = REDACTED.flatMap((name) => [name, `*.${name}`]);
    this.pino = pino(
      { level, base: { process: 'api' }, redact: { paths, censor: '[redacted]' } },
      destination ?? pino.destination({ sync: true }),
    );
  }

  info(message: string, fields: LogFields = {}): void {
    this.pino.info(fields, message);
  }

  /** Something to repair. Of a database error only its code is kept: its text repeats what people typed. */
  failure(message: string, error: unknown, fields: LogFields = {}): void {
    this.pino.error({ ...fields, ...describe(error) }, message);
  }

  log(message: unknown, context?: unknown): void {
    this.pino.debug({ context: String(context ?? '') }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    // Nest prints what ended the start with its stack; whoever started us gets a sentence instead.
    if (rest.at(-1) === 'ExceptionHandler') return;
    const error = message instanceof Error ? message : undefined;
    this.pino.error({ context: String(rest.at(-1) ?? ''), ...(error ? describe(error) : {}) }, error ? error.name : String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.pino.warn({ context: String(context ?? '') }, String(message));
  }
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const sqlState = sqlStateOf(error);
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    sqlState,
    reason: sqlState ? undefined : error.message.slice(0, 500),
    stack: frames?.slice(0, 12).join('\n'),
  };
}

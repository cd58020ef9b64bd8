import { Transform, plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength, validateSync } from 'class-validator';
import { StartError } from './start-error.js';

const wholeNumber = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
);

/** What `npm start` takes from outside. Everything has a default or is made at the first start. */
export class Env {
  @wholeNumber
  @IsInt({ message: 'must be a number from 1 to 65535' })
  @Min(1, { message: 'must be a number from 1 to 65535' })
  @Max(65_535, { message: 'must be a number from 1 to 65535' })
  PORT = 3000;

  @Matches(/^[A-Za-z0-9.:-]+$/, { message: 'must be a host name or an address, such as localhost or 0.0.0.0' })
  HOST = 'localhost';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/[^\s/]+\/[^\s/]+$/, { message: 'must look like postgres://user:password@host:5432/database' })
  DATABASE_URL?: string;

  @IsOptional()
  @Matches(/^[^\s:/]+:\d{1,5}$/, { message: 'must look like host:7233' })
  TEMPORAL_ADDRESS?: string;

  @IsString()
  @MinLength(1)
  TEMPORAL_NAMESPACE = 'default';

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/]+(\/\S*)?$/, { message: 'must look like http://localhost:8233/namespaces/default' })
  TEMPORAL_UI_URL?: string;

  @IsString()
  @MinLength(1)
  DATA_DIR = '.data';

  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'must be 32 bytes in base64 (openssl rand -base64 32)' })
  SECRET_KEY?: string;

  @IsIn(['on', 'off'], { message: 'must be on or off' })
  DEMO: 'on' | 'off' = 'on';

  @IsIn(['on', 'off'], { message: 'must be on or off' })
  GATEWAY: 'on' | 'off' = 'off';

  @wholeNumber
  @IsInt({ message: 'must be a number from 1 to 65535' })
  @Min(1, { message: 'must be a number from 1 to 65535' })
  @Max(65_535, { message: 'must be a number from 1 to 65535' })
  GATEWAY_PORT = 3080;

  @IsOptional()
  @MinLength(4, { message: 'must have at least 4 characters' })
  DEMO_PASSWORD?: string;

  @IsOptional()
  @Matches(/^[\x21-\x7e]{4,200}$/, { message: 'must be 4 to 200 letters, digits or signs without spaces' })
  DEMO_API_TOKEN?: string;

  @IsOptional()
  @Matches(/^[\x21-\x7e]{4,200}$/, { message: 'must be 4 to 200 letters, digits or signs without spaces' })
  DEMO_CHANNEL_SECRET?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { message: 'must be fatal, error, warn, info, debug or silent' })
  LOG_LEVEL = 'info';
}

/** One sentence a variable, for the message about a wrong value and for `.env.example`. */
export const ENV_SENTENCES: Record<keyof Env, string> = {
  PORT: 'The port for console, API and webhooks.',
  HOST: 'The address to listen on; localhost keeps other machines out, 0.0.0.0 lets them in.',
  DATABASE_URL: 'A PostgreSQL of your own, by a user who may create tables and roles; without it an embedded one is started.',
  TEMPORAL_ADDRESS: 'A Temporal server of your own; without it a development server is started.',
  TEMPORAL_NAMESPACE: 'The Temporal namespace to work in.',
  TEMPORAL_UI_URL: "The namespace in Temporal's own pages, for links from the console; the development server's if that one runs.",
  DATA_DIR: 'The folder that keeps database, files, secrets and logs.',
  SECRET_KEY: "The installation's key, 32 bytes in base64; without it one is made and kept in the data folder.",
  DEMO: 'on makes the demo company with its phone simulator, off starts without it.',
  GATEWAY: 'on also starts the gateway of personal numbers, off leaves it out; see docs/gateway.md.',
  GATEWAY_PORT: 'The port of that gateway, on this machine only.',
  DEMO_PASSWORD: "The password of the demo company's people; without it one is made.",
  DEMO_API_TOKEN: "The demo company's token for /v1; without it one is made.",
  DEMO_CHANNEL_SECRET: "The secret that signs the demo channels' webhooks; without it one is made.",
  LOG_LEVEL: 'How much the log says: fatal, error, warn, info, debug or silent.',
};

/** Reads and checks all variables at once. A value is never repeated in a message: it may be a secret. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const names = Object.keys(ENV_SENTENCES) as (keyof Env)[];
  const given: [string, string][] = names.flatMap((name) => {
    const value = source[name]?.trim();
    return value ? [[name, onOff(name, value)]] : [];
  });
  const env = plainToInstance(Env, Object.fromEntries(given));
  const mistakes = validateSync(env).map(({ property, constraints }) => {
    const reason = Object.values(constraints ?? {})[0];
    return `${property} ${reason}. ${ENV_SENTENCES[property as keyof Env]}`;
  });
  if (mistakes.length > 0) throw new StartError(mistakes.join('\n'), 78);
  return env;
}

const onOff = (name: string, value: string): string => (name === 'DEMO' || name === 'GATEWAY' ? value.toLowerCase() : value);

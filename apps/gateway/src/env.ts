import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { readEnvironment } from '#environment/read-environment.js';

const wholeNumber = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
);

/** What the gateway needs to know from outside. One sentence a variable, in `ENV_SENTENCES`. */
export class Env {
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'must be 32 bytes in base64 (openssl rand -base64 32)' })
  SECRET_KEY!: string;

  @IsString({ message: 'must be a folder' })
  @MinLength(1)
  GATEWAY_DIR!: string;

  @wholeNumber
  @IsInt({ message: 'must be a number from 0 to 65535; 0 takes any free port' })
  @Min(0, { message: 'must be a number from 0 to 65535; 0 takes any free port' })
  @Max(65_535, { message: 'must be a number from 0 to 65535; 0 takes any free port' })
  GATEWAY_PORT = 3080;

  @Matches(/^[A-Za-z0-9.:-]+$/, { message: 'must be a host name or an address, such as 127.0.0.1 or 0.0.0.0' })
  GATEWAY_HOST = '127.0.0.1';

  @Matches(/^https?:\/\/[^\s/]+(\/\S*)?$/, { message: 'must look like http://127.0.0.1:3000' })
  API_URL = 'http://127.0.0.1:3000';

  @IsString()
  @MinLength(1)
  WHATSAPP_DRIVER_DIR = 'apps/gateway-whatsapp';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { message: 'must be fatal, error, warn, info, debug or silent' })
  LOG_LEVEL = 'info';
}

export const ENV_SENTENCES: Record<keyof Env, string> = {
  SECRET_KEY: "The installation's key: it seals the keys of the sessions.",
  GATEWAY_DIR: 'The folder that keeps the sessions, sealed, and what the product has not taken yet.',
  GATEWAY_PORT: 'The port on which the product reaches the gateway.',
  GATEWAY_HOST: 'The address to listen on; 127.0.0.1 keeps other machines out.',
  API_URL: 'Where the gateway reaches the API, to hand it what the messengers say.',
  WHATSAPP_DRIVER_DIR: 'The folder where the WhatsApp driver is installed, if it is.',
  LOG_LEVEL: 'How much the log says: fatal, error, warn, info, debug or silent.',
};

/** Throws one `InvalidEnv` with every mistake. */
export const readEnv = (source: Record<string, string | undefined>): Env =>
  readEnvironment({ type: Env, sentences: ENV_SENTENCES, fromFile: ['SECRET_KEY'] }, source);

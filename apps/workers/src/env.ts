import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { readEnvironment } from '#environment/read-environment.js';

const wholeNumber = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
);

/** What the workers need to know from outside. One sentence a variable, in `ENV_SENTENCES`. */
export class Env {
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must look like postgres://user:password@host:5432/database' })
  DATABASE_URL!: string;

  @wholeNumber
  @IsInt({ message: 'must be a number from 2 to 200' })
  @Min(2, { message: 'must be a number from 2 to 200' })
  @Max(200, { message: 'must be a number from 2 to 200' })
  DATABASE_POOL = 8;

  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'must be 32 bytes in base64 (openssl rand -base64 32)' })
  SECRET_KEY!: string;

  @Matches(/^[^\s:/]+:\d{1,5}$/, { message: 'must look like host:7233' })
  TEMPORAL_ADDRESS = 'localhost:7233';

  @IsString()
  @MinLength(1)
  TEMPORAL_NAMESPACE = 'default';

  @IsString({ message: 'must be a folder' })
  @MinLength(1)
  FILES_DIR!: string;

  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'must be the name of a bucket, such as chat-files' })
  FILES_BUCKET?: string;

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/]+(\/\S*)?$/, { message: 'must look like https://s3.example.com' })
  FILES_ENDPOINT?: string;

  @Matches(/^[a-z0-9-]+$/, { message: 'must be the name of a region, such as eu-central-1' })
  FILES_REGION = 'us-east-1';

  @IsOptional()
  @Matches(/^\s*[0-9a-fA-F.:[\]]+\/\d{1,3}(:\d{1,5})?(\s*,\s*[0-9a-fA-F.:[\]]+\/\d{1,3}(:\d{1,5})?)*\s*$/, {
    message: 'must be networks in CIDR form, separated by commas (127.0.0.2/32, 10.1.0.0/16:8080)',
  })
  OUTBOUND_ALLOW?: string;

  @wholeNumber
  @IsInt({ message: 'must be a number from 0 to 65535; 0 takes any free port' })
  @Min(0, { message: 'must be a number from 0 to 65535; 0 takes any free port' })
  @Max(65_535, { message: 'must be a number from 0 to 65535; 0 takes any free port' })
  METRICS_PORT = 9464;

  @Matches(/^[A-Za-z0-9.:-]+$/, { message: 'must be a host name or an address, such as 127.0.0.1 or 0.0.0.0' })
  METRICS_HOST = '127.0.0.1';

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/]+(\/\S*)?$/, { message: 'must look like https://chat.example.com' })
  PUBLIC_URL?: string;

  @Matches(/^https?:\/\/[^\s/]+(\/\S*)?$/, { message: 'must look like http://127.0.0.1:3000' })
  API_URL = 'http://127.0.0.1:3000';

  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'must look like smtps://user:password@mail.example.com:465' })
  SMTP_URL?: string;

  @IsOptional()
  @Matches(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, { message: 'must look like chat@example.com or Deskwire <chat@example.com>' })
  MAIL_FROM?: string;

  @IsOptional()
  @Matches(/^(sk|rk)_[\x21-\x7e]{8,250}$/, { message: 'must be a secret key of Stripe, such as sk_live_...' })
  STRIPE_SECRET_KEY?: string;

  @IsOptional()
  @Matches(/^[\x21-\x7e]{16,}$/, { message: 'must be signing secrets of the webhook, separated by commas: whsec_...' })
  STRIPE_WEBHOOK_SECRETS?: string;

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/]+(\/\S*)?$/, { message: 'must look like https://api.stripe.com' })
  STRIPE_API_URL?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { message: 'must be fatal, error, warn, info, debug or silent' })
  LOG_LEVEL = 'info';

  get outboundAllow(): string[] {
    return this.OUTBOUND_ALLOW?.split(',').map((network) => network.trim()) ?? [];
  }
}

export const ENV_SENTENCES: Record<Exclude<keyof Env, 'outboundAllow'>, string> = {
  DATABASE_URL: "PostgreSQL as the tables' owner; the workers connect with the less privileged roles derived from it.",
  DATABASE_POOL: 'How many connections to PostgreSQL the workers may hold for the work of companies.',
  SECRET_KEY: "The installation's key: it opens the secrets of channels.",
  TEMPORAL_ADDRESS: 'The Temporal server; messages go on while it is away.',
  TEMPORAL_NAMESPACE: 'The Temporal namespace to work in.',
  FILES_DIR: 'The folder that keeps the files of messages, the same as the API has.',
  FILES_BUCKET: 'An S3 bucket that keeps the files instead of the folder; credentials as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  FILES_ENDPOINT: 'Where the bucket is served, if not by Amazon.',
  FILES_REGION: 'The region of the bucket.',
  OUTBOUND_ALLOW: 'Private networks that we may call; every other private address is refused.',
  METRICS_PORT: 'The port of /metrics and /healthz.',
  METRICS_HOST: 'The address that /metrics and /healthz listen on; 127.0.0.1 keeps other machines out.',
  PUBLIC_URL: 'The address where people and providers reach the API; without it providers that can be asked for messages are asked.',
  API_URL:
    'Where the workers reach the API, to hand it the messages that they asked providers for; links in letters lead there without PUBLIC_URL.',
  SMTP_URL: 'The mail server for letters; without it the log says that there was something to tell, and the link.',
  MAIL_FROM: 'The address that letters come from.',
  STRIPE_SECRET_KEY:
    'The key of the Stripe account that takes payments, the same as the API has: payments of which no webhook tells are asked for.',
  STRIPE_WEBHOOK_SECRETS: 'The signing secrets of its webhook, the same as the API has.',
  STRIPE_API_URL: "Where Stripe's API is, if not at Stripe.",
  LOG_LEVEL: 'How much the log says: fatal, error, warn, info, debug or silent.',
};

/** Secrets that may also come from a file, named by the same variable with `_FILE` behind it. */
const FROM_FILE = ['DATABASE_URL', 'SECRET_KEY', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRETS'];

/** Throws one `InvalidEnv` with every mistake. */
export const readEnv = (source: Record<string, string | undefined>): Env =>
  readEnvironment({ type: Env, sentences: ENV_SENTENCES, fromFile: FROM_FILE }, source);

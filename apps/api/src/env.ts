import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
import { type Tariff, USUAL_PACKAGE_SIZE } from '#domain/packages/tariff.js';
import { readEnvironment } from '#environment/read-environment.js';

const wholeNumber = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
);
const onOff = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value));

/** A whole number within bounds, with one sentence for all that can be wrong. */
const Between = (least: number, most: number): PropertyDecorator => {
  const options = { message: `must be a whole number from ${least} to ${most}` };
  return (target, property) => [IsInt(options), Min(least, options), Max(most, options)].forEach((rule) => rule(target, property));
};

/** Roubles and kopecks, both written out: nobody can mean one and be read as the other. */
const Money = (): PropertyDecorator => Matches(/^\d{1,9}\.\d{2}$/, { message: 'must be money with two decimals, such as 1200.00' });
const minorOf = (money: string): number => Math.round(Number(money) * 100);

/** What the API needs to know from outside. One sentence a variable, in `ENV_SENTENCES`; `.env.example` is made of both. */
export class Env {
  @wholeNumber
  @Between(0, 65_535)
  PORT = 3000;

  @Matches(/^[A-Za-z0-9.:-]+$/, { message: 'must be a host name or an address, such as localhost or 0.0.0.0' })
  HOST = 'localhost';

  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must look like postgres://user:password@host:5432/database' })
  DATABASE_URL!: string;

  @wholeNumber
  @Between(2, 500)
  DATABASE_POOL = 10;

  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'must be 32 bytes in base64 (openssl rand -base64 32)' })
  SECRET_KEY!: string;

  @IsString({ message: 'must be a folder that we may write to' })
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
  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: 'must be an address like https://chat.example.com' },
  )
  PUBLIC_URL?: string;

  @IsOptional()
  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: 'must be an address like https://chat.example.com' },
  )
  SIMULATOR_URL?: string;

  @IsOptional()
  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: 'must be an address like http://localhost:8233/namespaces/default' },
  )
  TEMPORAL_UI_URL?: string;

  @IsOptional()
  @Matches(/^\s*[0-9a-fA-F.:[\]]+\/\d{1,3}(:\d{1,5})?(\s*,\s*[0-9a-fA-F.:[\]]+\/\d{1,3}(:\d{1,5})?)*\s*$/, {
    message: 'must be networks in CIDR form, separated by commas (127.0.0.2/32, 10.1.0.0/16:8080)',
  })
  OUTBOUND_ALLOW?: string;

  @IsOptional()
  @Matches(/^\s*[0-9a-fA-F.:]+(\/\d{1,3})?(\s*,\s*[0-9a-fA-F.:]+(\/\d{1,3})?)*\s*$/, {
    message: 'must be addresses or networks in CIDR form, separated by commas (10.0.0.1, 10.1.0.0/16)',
  })
  TRUSTED_PROXIES?: string;

  @IsOptional()
  @Matches(/\.mmdb$/, { message: 'must be the path of an .mmdb file' })
  GEOIP_DB?: string;

  @wholeNumber
  @Between(1, 100_000)
  REGISTRATIONS_PER_HOUR = 20;

  @onOff
  @IsIn(['on', 'off'], { message: 'must be on or off' })
  DEMO: 'on' | 'off' = 'off';

  @IsOptional()
  @Matches(/^\S+@\S+$/, { message: 'must be an e-mail address' })
  DEMO_EMAIL?: string;

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

  @Money()
  PAYMENT_MINIMUM = '100.00';

  @Money()
  PAYMENT_MAXIMUM = '1000000.00';

  @wholeNumber
  @Between(1, 1_000_000)
  TARIFF_PACKAGE_SIZE = USUAL_PACKAGE_SIZE;

  @IsOptional()
  @Money()
  TARIFF_PACKAGE_PRICE?: string;

  @Money()
  TARIFF_SINGLE_PRICE = '2.50';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { message: 'must be fatal, error, warn, info, debug or silent' })
  LOG_LEVEL = 'info';

  /** What may be paid at once, in minor units. */
  get paymentBounds(): { minimumMinor: number; maximumMinor: number } {
    const minimumMinor = minorOf(this.PAYMENT_MINIMUM);
    return { minimumMinor, maximumMinor: Math.max(minorOf(this.PAYMENT_MAXIMUM), minimumMinor) };
  }

  /** Of companies that are registered from now on; null = their dialogs cost nothing. */
  get newCompanyTariff(): Tariff | null {
    const { TARIFF_PACKAGE_SIZE: packageSize, TARIFF_PACKAGE_PRICE: price, TARIFF_SINGLE_PRICE: single } = this;
    if (price === undefined) return null;
    return { active: true, autoTopUp: true, packageSize, packagePriceMinor: minorOf(price), singlePriceMinor: minorOf(single) };
  }

  get outboundAllow(): string[] {
    return this.OUTBOUND_ALLOW?.split(',').map((network) => network.trim()) ?? [];
  }

  /** Whether letters leave; the workers send them. Where none do, links are shown to be handed over by other means. */
  get mail(): boolean {
    return this.SMTP_URL !== undefined && this.MAIL_FROM !== undefined;
  }

  /** True when browsers reach us by https: cookies are then `Secure` and carry the `__Host-` prefix. */
  get servedByHttps(): boolean {
    return this.PUBLIC_URL?.startsWith('https:') ?? false;
  }
}

export const ENV_SENTENCES: Record<string, string> = {
  PORT: 'The port for console, API and webhooks.',
  HOST: 'The address to listen on; localhost keeps other machines out, 0.0.0.0 lets them in.',
  DATABASE_URL: "PostgreSQL as the tables' owner; the API itself connects with the less privileged roles derived from it.",
  DATABASE_POOL: 'How many connections to PostgreSQL the API may hold.',
  SECRET_KEY: "The installation's key: it encrypts the secrets of channels. Losing it loses them.",
  FILES_DIR: 'The folder that keeps the files of messages.',
  FILES_BUCKET: 'An S3 bucket that keeps the files instead of the folder; credentials as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  FILES_ENDPOINT: 'Where the bucket is served, if not by Amazon.',
  FILES_REGION: 'The region of the bucket.',
  PUBLIC_URL: 'The address that people and providers use, when it differs from HOST and PORT.',
  SIMULATOR_URL: 'The phone simulator; without it the simulator is switched off.',
  TEMPORAL_UI_URL: "Our namespace in Temporal's own pages, for links to processes; without it there are none.",
  OUTBOUND_ALLOW: 'Private networks that we may call; every other private address is refused.',
  TRUSTED_PROXIES: 'Reverse proxies whose X-Forwarded-For is believed; nobody is by default.',
  GEOIP_DB: 'A database of places by IP address (.mmdb, MaxMind format) that knows cities; ours knows countries only.',
  REGISTRATIONS_PER_HOUR: 'How many companies may be registered from one address in an hour.',
  DEMO: 'on shows the demo company on the log-in page.',
  DEMO_EMAIL: "The demo admin's e-mail, shown on the log-in page.",
  SMTP_URL: 'The mail server; the API only asks whether there is one, and shows links of letters where there is none.',
  MAIL_FROM: 'The address that letters come from.',
  STRIPE_SECRET_KEY: 'The key of a Stripe account that takes payments of companies; without it nobody does (docs/billing.md).',
  STRIPE_WEBHOOK_SECRETS: 'The signing secrets of its webhook at /hooks/payments/stripe, separated by commas while one is changed.',
  STRIPE_API_URL: "Where Stripe's API is, if not at Stripe; what is paid elsewhere is marked as a test.",
  PAYMENT_MINIMUM: 'The smallest payment.',
  PAYMENT_MAXIMUM: 'The largest payment.',
  TARIFF_PACKAGE_PRICE:
    'The price of a package in the tariff that new companies get; without it they get none and their dialogs cost nothing.',
  TARIFF_PACKAGE_SIZE: 'How many dialogs a package of that tariff has.',
  TARIFF_SINGLE_PRICE: 'The price of a dialog beyond the packages in that tariff.',
  LOG_LEVEL: 'How much the log says: fatal, error, warn, info, debug or silent.',
};

/** Secrets that may also come from a file, named by the same variable with `_FILE` behind it. */
const FROM_FILE = ['DATABASE_URL', 'SECRET_KEY', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRETS'];

/** Throws one `InvalidEnv` with every mistake. */
export const readEnv = (source: Record<string, string | undefined>): Env =>
  readEnvironment({ type: Env, sentences: ENV_SENTENCES, fromFile: FROM_FILE }, source);

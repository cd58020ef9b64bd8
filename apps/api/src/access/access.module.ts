import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { LinkTokens } from '#persistence/encryption/link-tokens.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { ApiTokens } from '#persistence/tokens/api-token.store.js';
import { Idempotency } from '#persistence/tokens/idempotency.store.js';
import { ApiUsage } from '#persistence/tokens/api-usage.store.js';
import { Wake } from '#persistence/wake.js';
import { Env } from '../env.js';
import { CLOCK, PASSWORD_HASHER } from '../platform/ports.js';
import { ApiTokenGuard } from '../public/api-token.guard.js';
import { RequestMeter } from '../public/limits/request-meter.js';
import { LoginAttempts } from './attempt-limit.js';
import { FrameGate } from './frame-gate.js';
import { Argon2Hasher } from './password-hasher.js';
import { PlacesOfAddresses } from './places.js';
import { PublicLinks } from './public-links.js';
import { RoutesHaveRights } from './routes-have-rights.js';
import { SessionActivity } from './session-activity.js';
import { SessionCookie } from './session-cookie.js';
import { SessionGuard } from './session.guard.js';

/** Who is calling, and whether he may. Guards run for every route of every module, in this order. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    {
      provide: SessionReader,
      inject: [JobsDatabase, CLOCK],
      useFactory: (jobs: JobsDatabase, clock: Clock) => new SessionReader(jobs, clock),
    },
    PlacesOfAddresses,
    {
      provide: SessionStore,
      inject: [Database, Wake, PlacesOfAddresses],
      useFactory: (database: Database, wake: Wake, places: PlacesOfAddresses) => new SessionStore(database, wake, places),
    },
    SessionActivity,
    {
      provide: ApiTokens,
      inject: [Database, JobsDatabase, CLOCK],
      useFactory: (database: Database, jobs: JobsDatabase, clock: Clock) => new ApiTokens(database, jobs, clock),
    },
    { provide: ApiUsage, inject: [JobsDatabase], useFactory: (jobs: JobsDatabase) => new ApiUsage(jobs) },
    { provide: Idempotency, inject: [Database], useFactory: (database: Database) => new Idempotency(database) },
    RequestMeter,
    { provide: PASSWORD_HASHER, useClass: Argon2Hasher },
    SessionCookie,
    LoginAttempts,
    FrameGate,
    PublicLinks,
    { provide: LinkTokens, inject: [Env], useFactory: ({ SECRET_KEY }: Env) => new LinkTokens(SECRET_KEY) },
    RoutesHaveRights,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: ApiTokenGuard },
  ],
  exports: [
    SessionReader,
    SessionStore,
    SessionActivity,
    PlacesOfAddresses,
    ApiTokens,
    Idempotency,
    PASSWORD_HASHER,
    SessionCookie,
    LoginAttempts,
    PublicLinks,
    LinkTokens,
  ],
})
export class AccessModule {}

import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyAttempts } from '#domain/sessions/sessions.errors.js';

const MINUTE = 60;

/**
 * How much strangers may do. Counted in memory, each process for itself: what is protected is this process and the operators'
 * patience, and a flood must cost no database. An address may be a whole office, so it may do more than one visitor.
 */
@Injectable()
export class WidgetLimits {
  private readonly sessions = limiter(60, 10 * MINUTE);
  private readonly connections = limiter(120, MINUTE);
  private readonly messages = limiter(30, 30);
  private readonly addressMessages = limiter(300, MINUTE);
  private readonly uploads = limiter(20, MINUTE);
  private readonly addressUploads = limiter(100, 10 * MINUTE);
  private readonly looks = limiter(240, MINUTE);

  /** A visitor who is new here. */
  async session(ip: string): Promise<void> {
    await consume(this.sessions, ip);
  }

  async connection(ip: string): Promise<void> {
    await consume(this.connections, ip);
  }

  /** The page's look and pages of history. */
  async look(ip: string): Promise<void> {
    await consume(this.looks, ip);
  }

  async message(visitor: string, ip: string): Promise<void> {
    await consume(this.messages, visitor);
    await consume(this.addressMessages, ip);
  }

  async upload(visitor: string, ip: string): Promise<void> {
    await consume(this.uploads, visitor);
    await consume(this.addressUploads, ip);
  }
}

const limiter = (points: number, duration: number): RateLimiterMemory => new RateLimiterMemory({ points, duration });

async function consume(limit: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw new TooManyAttempts(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    throw refused;
  }
}

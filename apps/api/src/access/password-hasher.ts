import { hash, verify, type Options } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import type { PasswordHasher } from '#domain/sessions/password-hasher.port.js';
import { HttpRefusal } from '../http/http.errors.js';

/** OWASP's first choice: argon2id, 19 MiB, two passes, one lane; some 40 ms of a core. */
const OPTIONS: Options = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
/** As many at once as there are cores to spare; the rest waits. */
const AT_ONCE = 2;
/** Above this whoever waits would wait for seconds: better told at once. */
const WAITING = 64;

/** argon2id behind a short queue, so that a flood of log-ins takes neither all cores nor all memory. */
@Injectable()
export class Argon2Hasher implements PasswordHasher {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, OPTIONS));
  }

  async verify(password: string, stored: string | null): Promise<boolean> {
    this.nobody ??= hash('the password of nobody', OPTIONS);
    const against = stored ?? (await this.nobody);
    const matches = await this.inTurn(() => verify(against, password));
    return matches && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.queue.length >= WAITING) {
      throw new HttpRefusal(503, 'busy', 'Too many people are signing in right now; try again in a few seconds', { 'retry-after': '3' });
    }
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.queue.shift()?.();
    }
  }
}

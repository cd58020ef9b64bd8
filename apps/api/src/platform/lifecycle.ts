import { Injectable } from '@nestjs/common';

/** Whether this process takes new work. `/readyz` says no from the moment a stop is asked for, so that a balancer looks elsewhere. */
@Injectable()
export class Lifecycle {
  private stoppingSince: Date | undefined;

  get stopping(): boolean {
    return this.stoppingSince !== undefined;
  }

  stop(at: Date): void {
    this.stoppingSince ??= at;
  }
}

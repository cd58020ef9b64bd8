import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { readMe } from '#persistence/operators/me.view.js';
import { Env } from '../../env.js';
import { presentMe, type MySession } from './me.presenter.js';
import type { Me } from './sessions.dto.js';

/** The answer to "who am I", which signing in and registering give as well. */
@Injectable()
export class MeReader {
  constructor(
    private readonly database: Database,
    private readonly env: Env,
  ) {}

  async read(
    companyId: number,
    operatorId: number,
    csrfToken: string,
    { technical = false, frame = null }: Partial<Omit<MySession, 'csrfToken'>> = {},
  ): Promise<Me> {
    return presentMe(await readMe(this.database, companyId, operatorId), { csrfToken, technical, frame }, this.env.DEMO === 'on');
  }
}

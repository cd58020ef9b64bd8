import { Controller, Delete, Get, HttpCode, Inject, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayEndSessions, mayManageOperators, mayReadSessions } from '#domain/access/rights.js';
import { CurrentSession } from '#domain/sessions/sessions.errors.js';
import { TakeSecondFactor } from '#domain/sessions/take-second-factor.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { SessionStore } from '#persistence/sessions/session.store.js';
import { sessionsOf, signedInOperators } from '#persistence/sessions/session.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CLOCK } from '../../platform/ports.js';
import { readCursor, writeCursor } from '../dialogs/cursor.js';
import { EndedSessions, SessionsQuery, SignedInOperatorList } from './session-list.dto.js';
import { presentSignedIn } from './session.presenter.js';

const PAGE = 30;

/** Where everybody of the company is signed in. */
@ApiTags('session')
@Controller('api')
export class StaffSessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
    private readonly takeSecondFactor: TakeSecondFactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Requires(mayReadSessions)
  @Get('sessions')
  @ApiOkResponse({ type: SignedInOperatorList })
  list(@Caller() { companyId, sessionId }: SignedIn, @Query() query: SessionsQuery): Promise<SignedInOperatorList> {
    const { search = '', limit = PAGE } = query;
    const before = readCursor(query.before, 'before');
    const now = this.clock.now();
    return this.database.transaction(companyId, async (tx) => {
      // One more than asked for tells whether there is a next page.
      const found = await signedInOperators(tx, { now, search, before, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const sessions = Map.groupBy(
        await sessionsOf(
          tx,
          page.map(({ id }) => id),
          now,
        ),
        ({ operatorId }) => operatorId,
      );
      return {
        items: page.map((row) => presentSignedIn(row, sessions.get(row.id) ?? [], sessionId)),
        next: found.length > limit && last ? writeCursor({ at: last.lastActivityAt, id: last.id }) : null,
      };
    });
  }

  @Requires(mayEndSessions)
  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@Caller() { companyId, sessionId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    if (id === sessionId) throw new CurrentSession();
    await this.sessions.endOfCompany(companyId, id);
  }

  /** Of oneself: all but the one that asks. */
  @Requires(mayEndSessions)
  @Delete('operators/:id/sessions')
  @ApiOkResponse({ type: EndedSessions })
  async endAll(@Caller() { companyId, sessionId }: SignedIn, @Param('id', IdPipe) id: number): Promise<EndedSessions> {
    return { ended: await this.sessions.endAll({ companyId, operatorId: id }, sessionId) };
  }

  /** For whoever lost his phone and his recovery codes: he signs in with his password alone and sets up another. */
  @Requires(mayManageOperators)
  @Delete('operators/:id/second-factor')
  @HttpCode(204)
  @ApiNoContentResponse()
  async switchOff(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    await this.takeSecondFactor.run(caller, id);
  }
}

import { EmbedTokenOver, OriginNotListed } from '#domain/embed/embed.errors.js';
import { FRAME_SESSION_MS, type Frame, type FrameAction } from '#domain/embed/frame.js';
import type { Device, OpenedSession, Places, SessionOwner } from '#domain/sessions/session.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { openSession } from '../sessions/open-session.js';
import { hashToken, looksLikeToken, newToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';

const findOperator = statement('embed.operator', `select 1 from operator where id = $1 and state = 'active'`);
const findDialog = statement('embed.dialog', `select 1 from dialog where id = $1`);
const insert = statement(
  'embed.add_token',
  `insert into embed_token (company_id, operator_id, token_hash, dialog_id, disabled_actions, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);
const byToken = statement('embed.by_token', `select company_id as "companyId" from embed_token where token_hash = $1`);
const use = statement(
  'embed.use_token',
  `update embed_token t set used_at = $2 from operator o, company c
    where t.token_hash = $1 and t.used_at is null and t.expires_at > $2 and o.id = t.operator_id and o.state = 'active' and c.id = t.company_id
   returning t.operator_id as "operatorId", t.dialog_id as "dialogId", t.disabled_actions as "disabledActions", c.embed_origins as origins`,
);
const framedThere = statement(
  'embed.framed_there',
  `select 1 from session where operator_id = $1 and embed ->> 'origin' = $2 and expires_at > $3 limit 1`,
);

/** What a token lets one see, and whose eyes it sees with. */
export interface EmbedTokenWish {
  companyId: number;
  operatorId: number;
  dialogId: number | null;
  disabledActions: FrameAction[];
  seconds: number;
}

interface Used {
  operatorId: number;
  dialogId: number | null;
  disabledActions: FrameAction[];
  origins: string[];
}

/** A frame that asks to be let in. */
export interface Asking {
  /** Whose address the frame has. */
  companyId: number;
  token: string;
  /** Of the page around the frame, by the browser's word. */
  origin: string;
  /** A page of the product itself: its settings show a frame to try. */
  ownPage: boolean;
}

export type OpenedFrame = OpenedSession & SessionOwner & { frame: Frame; expiresAt: Date };

/** Tokens that programs make for frames, and the sessions that frames get for them. */
export class EmbedTokens {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly places: Places,
  ) {}

  /** Resolves with the token, which nothing else knows. */
  async make(
    { companyId, operatorId, dialogId, disabledActions, seconds }: EmbedTokenWish,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const token = newToken();
    const expiresAt = new Date(now.getTime() + seconds * 1000);
    await this.database.transaction(companyId, async (tx) => {
      if ((await tx.query(findOperator, [operatorId])).length === 0) throw notFound('Operator');
      if (dialogId !== null && (await tx.query(findDialog, [dialogId])).length === 0) throw notFound('Dialog');
      await tx.query(insert, [companyId, operatorId, hashToken(token), dialogId, disabledActions, now, expiresAt]);
    });
    return { token, expiresAt };
  }

  /** Once for each token. */
  async open({ companyId, token, origin, ownPage }: Asking, device: Device, now: Date): Promise<OpenedFrame> {
    const hash = hashToken(token);
    const [found] = looksLikeToken(token) ? await this.jobs.query<{ companyId: number }>(byToken, [hash]) : [];
    if (found?.companyId !== companyId) throw new EmbedTokenOver();
    const place = await this.places.of(device.ip);
    return this.database.transaction(companyId, async (tx) => {
      // Of two frames that come at once with the same token, the row's lock lets one have it.
      const [used] = await tx.query<Used>(use, [hash, now]);
      if (!used) throw new EmbedTokenOver();
      if (!ownPage && !used.origins.includes(origin)) throw new OriginNotListed(origin);
      const { operatorId, dialogId, disabledActions } = used;
      const frame = { origin, dialogId, disabledActions };
      const known = (await tx.query(framedThere, [operatorId, origin, now])).length > 0;
      const { operatorName, ...session } = await openSession(tx, { operatorId, device, place, now, lifetimeMs: FRAME_SESSION_MS, frame });
      if (!known) await record(tx, { operatorId, operatorName, sessionId: session.id, origin, device });
      return { ...session, companyId, operatorId, frame, expiresAt: new Date(now.getTime() + FRAME_SESSION_MS) };
    });
  }
}

interface Entered {
  operatorId: number;
  operatorName: string;
  sessionId: number;
  origin: string;
  device: Device;
}

/** A page may open a frame with every click of its user; that he works there is news once. */
const record = (tx: Tx, { operatorId: id, operatorName: name, sessionId, origin, device }: Entered): Promise<void> =>
  recordAudit(tx, {
    action: 'operator.signed_in',
    object: { kind: 'operator', id, name },
    after: { way: 'frame', origin, device: device.device, browser: device.browser },
    by: { kind: 'operator', companyId: tx.companyId, id, sessionId },
  });

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DisabledInFrame, NotInFrame } from '#domain/embed/embed.errors.js';
import type { Frame } from '#domain/embed/frame.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { dialogOf, type Belongs } from '#persistence/embed/dialog-of.view.js';
import type { LiveSession } from '#persistence/sessions/session.reader.js';
import { fieldOf, FRAME_ROUTES, type FrameCall, type FrameRule } from './frame-routes.js';

const ID = /^\d{1,16}$/;

/** Holds a frame to what its token was made for: the routes of the work in dialogs, its dialog, and the actions that are left. */
@Injectable()
export class FrameGate {
  constructor(private readonly database: Database) {}

  async pass(request: FastifyRequest, { companyId, frame }: Pick<LiveSession, 'companyId' | 'frame'>): Promise<void> {
    if (!frame) return;
    const rule = FRAME_ROUTES[`${request.method} ${request.routeOptions.url}`];
    if (!rule) throw new NotInFrame();
    const call = callOf(request);
    if (isOff(rule, frame) && typeof rule.when !== 'string' && (rule.when?.(call) ?? true)) throw new DisabledInFrame(rule.action!);
    await this.holdToDialog(rule, call, companyId, frame);
  }

  private async holdToDialog(rule: FrameRule, call: FrameCall, companyId: number, frame: Frame): Promise<void> {
    const { leads } = rule;
    if (leads === 'anywhere') return;
    const looksAtComment = rule.when === 'comment' && isOff(rule, frame);
    if (frame.dialogId === null && !looksAtComment) return;
    if (leads === 'list') throw new NotInFrame();
    if ('named' in leads) {
      if (String(fieldOf(call[leads.named], 'dialogId')) !== String(frame.dialogId)) throw notFound('Dialog');
      return;
    }
    const found = await this.belongs(companyId, leads.of, call.params['id']);
    // A thing that is not there is for the route to miss, with its own words.
    if (frame.dialogId !== null && found?.dialogId !== frame.dialogId) throw notFound(NAMES[leads.of]);
    if (looksAtComment && found?.kind === 'comment') throw new DisabledInFrame('comment');
  }

  private async belongs(companyId: number, of: keyof typeof NAMES, id: unknown): Promise<Belongs | null> {
    const text = String(id);
    if (!ID.test(text) || !Number.isSafeInteger(Number(text))) return null;
    return this.database.transaction(companyId, (tx) => dialogOf(tx, of, Number(text)));
  }
}

const NAMES = {
  dialog: 'Dialog',
  message: 'Message',
  attachment: 'Attachment',
  client: 'Client',
  share: 'Link',
  ticket: 'Ticket',
} as const;

const isOff = ({ action }: FrameRule, frame: Frame): boolean => action !== undefined && frame.disabledActions.includes(action);

const callOf = ({ params, query, body }: FastifyRequest): FrameCall => ({
  params: (params ?? {}) as Record<string, unknown>,
  query: (query ?? {}) as Record<string, unknown>,
  body,
});

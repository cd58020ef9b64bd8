import type { Dialog } from '#domain/dialogs/dialog.js';
import type { ButtonPress, MessageButton } from '#domain/messages/content.js';
import type { ChannelAbilities } from '#domain/messages/message-limits.js';
import { NO_CONTENT, type ScenarioContent, type Step, type Trigger } from '#domain/scenarios/content.js';
import { TakeTurn } from '#domain/scenarios/take-turn.js';
import type { TurnInput, TurnOutcome } from '#domain/scenarios/turn.js';
import { aDialog, NOON } from '#domain/testing/a-dialog.factory.js';
import { PgDialogDesk } from '#persistence/dialogs/dialog-desk.store.js';
import { PgRunDesk } from '#persistence/scenarios/run.store.js';
import { StoreUnderTest } from '#persistence/testing/store-under-test.js';
import { SafeTools } from '../src/scenarios/tools/scenario-tools.js';

const MB = 1024 * 1024;
const ALL = { all: true } as const;

/** A channel with three short buttons and a list of ten. */
export const SMALL_CHANNEL: ChannelAbilities = {
  limits: {
    ...{ textLength: 4096, captionLength: 1024, captionedKinds: ['image', 'video', 'document'], buttons: 3, buttonTitleLength: 20 },
    ...{ payloadLength: 256, payloadUnit: 'characters', listRows: 10, buttonKinds: ['reply', 'url', 'phone'], replyWindowHours: 24 },
    attachmentBytes: { image: MB, video: MB, audio: MB, voice: MB, document: MB, sticker: MB },
  },
  features: { location: true, contacts: true, templates: true, actions: [], reactions: null },
};

export interface Said {
  id: number;
  text: string | null;
  buttons: MessageButton[];
}

/** One client's dialog (100) with a bot, on a database of its own; time passes only when a test says so. */
export class BotUnderTest {
  readonly dialogId = 100;
  now = NOON;
  private turns = 0;

  readonly desk: PgDialogDesk;
  private takeTurn: TakeTurn;
  private readonly clock = { now: () => this.now };

  private constructor(readonly store: StoreUnderTest) {
    this.desk = new PgDialogDesk(store.database, store.wake, this.clock);
    this.takeTurn = this.worker();
  }

  static async start(): Promise<BotUnderTest> {
    return new BotUnderTest(await StoreUnderTest.start());
  }

  /** A worker that has just been started: it remembers nothing. */
  private worker(): TakeTurn {
    return new TakeTurn(new PgRunDesk(this.store.database, this.store.wake, this.clock), new SafeTools(), () => SMALL_CHANNEL);
  }

  stop(): Promise<void> {
    return this.store.stop();
  }

  /** Everything that was said and done is gone; operators 5 and 6 serve channel 1, and a client has written just now. */
  async afresh(): Promise<void> {
    await this.store
      .rows(`truncate scenario_run, scenario_run_step, scenario_trigger, scenario_revision, scenario, sent_payload, rating, ticket,
      card_tag, tag, custom_client_field, sending, message, message_external_id, attachment, event, outbox, request, dialog, client, card,
      scenario_file, operator_presence, operator_group_member, channel_operator_group, operator_group, channel, operator cascade`);
    await this.store.rows('update company set working_hours = null, time_zone = $1, locale = $2', ['Europe/Moscow', 'ru']);
    this.now = NOON;
    this.takeTurn = this.worker();
    await this.store.hasOperator(5);
    await this.store.hasOperator(6);
    await this.store.hasChannel(1, [5, 6]);
    await this.store.hasDialog(aDialog({ lastInboundAt: NOON }).state);
    await this.store.rows('insert into request (id, company_id, dialog_id, client_id, opened_at) values (90, $1, 100, 50, $2)', [
      this.store.companyId,
      NOON,
    ]);
  }

  passes(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  /** A published scenario; its revision has the id after its own. */
  async publishes(
    id: number,
    steps: Step[],
    more: Partial<ScenarioContent> = {},
    triggers: Partial<Trigger & { detail: object }>[] = [],
  ): Promise<void> {
    const content: ScenarioContent = { ...NO_CONTENT, start: steps[0]?.id ?? null, steps, ...more };
    const { companyId } = this.store;
    await this.store.rows(`insert into scenario (id, company_id, name, draft, enabled) values ($1, $2, $3, $4, true)`, [
      ...[id, companyId, `Scenario ${id}`, JSON.stringify(content)],
    ]);
    await this.revises(id, id + 1, 1, content);
    for (const [n, { kind, channelIds, stepId, detail }] of triggers.entries()) {
      await this.store.rows(
        `insert into scenario_trigger (company_id, scenario_id, revision_id, name, kind, channel_ids, step_id, detail)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [companyId, id, id + 1, `t${n}`, kind, channelIds ?? null, stepId ?? null, JSON.stringify(detail ?? {})],
      );
    }
  }

  async revises(scenarioId: number, id: number, number: number, content: ScenarioContent): Promise<void> {
    const values = [id, this.store.companyId, scenarioId, number, JSON.stringify(content)];
    await this.store.rows(
      `insert into scenario_revision (id, company_id, scenario_id, number, content) values ($1, $2, $3, $4, $5)`,
      values,
    );
    await this.store.rows(`update scenario set published_id = $1 where id = $2`, [id, scenarioId]);
  }

  /** A run that somebody asked for begins. */
  async begins(revisionId: number, variables: object = {}, trigger = 'api'): Promise<TurnOutcome> {
    const [row] = await this.store.rows<{ id: string }>(
      `insert into scenario_run (company_id, dialog_id, scenario_id, revision_id, started_by, variables)
       select $1, 100, scenario_id, id, $3, $4 from scenario_revision where id = $2 returning id`,
      [this.store.companyId, revisionId, JSON.stringify({ trigger }), JSON.stringify(variables)],
    );
    return this.turn({ kind: 'start', runId: Number(row?.id) });
  }

  turn(input: TurnInput, key = `turn ${(this.turns += 1)}`): Promise<TurnOutcome> {
    return this.takeTurn.run({ companyId: this.store.companyId, dialogId: this.dialogId, key, input });
  }

  /** The client writes, and the bot hears it. */
  async writes(text: string): Promise<TurnOutcome> {
    return this.turn({ kind: 'message', messageId: await this.receives({ text }) });
  }

  /** The client presses a button of this message; without a message the messenger did not say of which. */
  async presses(button: MessageButton | undefined, on: Said | null): Promise<TurnOutcome> {
    return this.turn({ kind: 'message', messageId: await this.pressed(button, on) });
  }

  pressed(button: MessageButton | undefined, on: Said | null): Promise<number> {
    if (!button) throw new Error('There is no such button');
    return this.receives({
      text: button.text,
      press: { payload: button.payload ?? button.text, title: button.text },
      quotedId: on?.id ?? null,
    });
  }

  receives({ text, press, quotedId = null }: { text: string; press?: ButtonPress; quotedId?: number | null }): Promise<number> {
    return this.onDesk((dialog, { changes }) => {
      const nothing = {
        status: 'none',
        operatorId: null,
        externalId: null,
        clientMessageId: null,
        quotedExternalId: null,
        providerAt: null,
      } as const;
      const content = press ? { press } : null;
      return changes.receive(dialog, { kind: 'from_client', origin: 'client', text, content, quotedId, ...nothing }, []).id;
    });
  }

  onDesk<T>(work: (dialog: Dialog, desk: Parameters<Parameters<PgDialogDesk['run']>[1]>[0]) => T | Promise<T>): Promise<T> {
    return this.desk.run(this.store.companyId, async (desk) => {
      const dialog = await desk.dialog(this.dialogId, ALL);
      if (!dialog) throw new Error('The dialog is gone');
      desk.changes.account ??= await desk.account();
      return work(dialog, desk);
    });
  }

  /** What the bot said, in order. */
  async said(): Promise<Said[]> {
    const rows = await this.store.rows<{ id: string; text: string | null; buttons: MessageButton[] | null }>(
      `select id, text, content -> 'buttons' as buttons from message where origin = 'scenario' and kind = 'autoreply' order by id`,
    );
    return rows.map(({ id, text, buttons }) => ({ id: Number(id), text, buttons: buttons ?? [] }));
  }

  async texts(): Promise<(string | null)[]> {
    return (await this.said()).map(({ text }) => text);
  }

  /** System lines, as code and parameters. */
  async lines(): Promise<string[]> {
    const rows = await this.store.rows<{ line: string }>(
      `select content -> 'system' ->> 'code' as line from message where kind = 'system' order by id`,
    );
    return rows.map(({ line }) => line);
  }

  async runs(): Promise<{ state: string; reason: string | null; step: string | null; variables: Record<string, unknown> }[]> {
    return this.store.rows(`select state, ended_reason as reason, step_id as step, variables from scenario_run order by started_at, id`);
  }

  /** The trace as `step > exit (why)`. */
  async trace(): Promise<string[]> {
    const rows = await this.store.rows<{ step: string; exit: string | null; why: string | null }>(
      `select step_id as step, exit, why ->> 'code' as why from scenario_run_step order by run_id, seq`,
    );
    return rows.map(({ step, exit, why }) => `${step} > ${exit ?? ''} (${why ?? ''})`);
  }

  async dialog(): Promise<{ state: string; operator: number | null; bot: string | null; waits: string | null }> {
    const [row] = await this.store.rows<{ state: string; operator: string | null; bot: string | null; waits: string | null }>(
      `select state, operator_id as operator, run_state as bot, waits_for as waits from dialog where id = 100`,
    );
    if (!row) throw new Error('The dialog is gone');
    return { ...row, operator: row.operator === null ? null : Number(row.operator) };
  }

  /** An operator who is online and takes dialogs. */
  async isOnline(operatorId: number): Promise<void> {
    await this.store.rows(`update operator_presence set connected = true, status = 'online', seen_at = now() where operator_id = $1`, [
      operatorId,
    ]);
  }
}

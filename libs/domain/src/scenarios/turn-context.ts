import type { Dialog } from '../dialogs/dialog.js';
import type { NewMessage } from '../messages/message.js';
import { assertFits, isReplyWindowOpen, type ChannelAbilities } from '../messages/message-limits.js';
import { ReplyWindowClosed } from '../messages/messages.errors.js';
import { assertPaidFor } from '../packages/count-in-month.js';
import { DialogBlocked } from '../packages/packages.errors.js';
import { DomainError } from '../shared/domain-error.js';
import type { ScenarioFile } from './content.js';
import type { RunValue } from './facts.js';
import type { LiveRun } from './live-run.js';
import { messageParts, type Saying } from './message-parts.js';
import type { RunWork } from './run-desk.port.js';
import { RUN_LIMITS } from './run.js';
import { StepFailed } from './step-failed.js';
import { ToolFailed, type ScenarioTools } from './tools.port.js';

/** What the steps of a turn work with: the run that walks, the dialog, the languages of designers, and a voice. */
export class TurnContext {
  private said = 0;
  private lines = 0;

  constructor(
    readonly work: RunWork,
    private readonly tools: ScenarioTools,
    readonly abilities: ChannelAbilities,
    readonly run: LiveRun,
    /** Messages that were said in this turn before, by another run. */
    saidBefore = 0,
  ) {
    this.said = saidBefore;
  }

  get now(): Date {
    return this.work.desk.changes.now;
  }

  get dialog(): Dialog {
    return this.work.state.dialog;
  }

  get messagesSaid(): number {
    return this.said;
  }

  render(template: string): string {
    return template.includes('{') ? this.tools.render(template, this.scope) : template;
  }

  evaluate(expression: string, more: Record<string, unknown> = {}): RunValue {
    return this.tools.evaluate(expression, { ...this.scope, ...more });
  }

  fits(pattern: string, text: string): boolean {
    return this.tools.fits(pattern, text);
  }

  line(code: string, params: Record<string, string | number | null>): void {
    this.lines += 1;
    if (this.lines <= RUN_LIMITS.linesATurn) this.work.desk.changes.line(this.dialog, code, params);
  }

  /** A comment for whoever gets the dialog. */
  comment(text: string): void {
    const nothing = { content: null, externalId: null, clientMessageId: null, quotedId: null, quotedExternalId: null, providerAt: null };
    const draft = { kind: 'comment', origin: 'scenario', text, status: 'none', operatorId: null, ...nothing } as const;
    this.work.desk.changes.answer(this.dialog, draft, []);
  }

  /** Says it to the client, in as many messages as the channel needs. Throws `StepFailed` where the channel would refuse it. */
  async say(stepId: string, saying: Saying): Promise<void> {
    const parts = messageParts(saying, this.abilities.limits);
    this.assertSayable(parts);
    await assertPaidFor(this.work.desk, this.dialog);
    for (const part of parts) {
      const stored = part.file ? await this.stored(part.file) : null;
      const message = this.add(stepId, part, stored);
      this.run.said(message.id);
    }
  }

  private assertSayable(parts: Saying[]): void {
    this.said += parts.length;
    if (this.said > RUN_LIMITS.messagesATurn) {
      throw new StepFailed('loop', `More than ${RUN_LIMITS.messagesATurn} messages would be sent without waiting for the client`);
    }
    const { lastInboundAt } = this.dialog.snapshot;
    const { limits, features } = this.abilities;
    if (lastInboundAt && !isReplyWindowOpen(lastInboundAt, this.now, limits)) {
      throw new ReplyWindowClosed(limits.replyWindowHours ?? 0, features.templates);
    }
    for (const { text, file, buttons } of parts) assertFits({ text: text || null, files: file ? [file] : [], buttons }, limits);
  }

  private async stored({ fileId, name }: ScenarioFile): Promise<{ key: string; size: number }> {
    const file = await this.work.file(fileId);
    if (!file) throw new StepFailed('refused', `The file "${name}" is not there any more`);
    return { key: file.storageKey, size: file.size };
  }

  private add(stepId: string, { text, file, buttons }: Saying, stored: { key: string; size: number } | null): NewMessage {
    const { changes } = this.work.desk;
    const { id: runId, scenarioId, revisionId } = this.run.snapshot;
    const content = { ...(buttons.length > 0 && { buttons: [...buttons] }), scenario: { runId, scenarioId, revisionId, stepId } };
    const nothing = { externalId: null, clientMessageId: null, quotedId: null, quotedExternalId: null, providerAt: null };
    const message = changes.answer(
      this.dialog,
      { kind: 'autoreply', origin: 'scenario', text: text || null, content, status: 'queued', operatorId: null, ...nothing },
      [],
    );
    if (file && stored) {
      const announced = { kind: file.kind, name: file.name, mime: file.mime, mediaId: null, url: null, stored };
      changes.addAttachments(message, [announced], false);
      changes.showPreview(this.dialog, message, [announced]);
    }
    changes.toSend.push(message);
    return message;
  }

  private get scope(): Record<string, unknown> {
    return this.run.scope(this.work.state.facts);
  }
}

/** What went wrong, if it is something that can go wrong with what a designer made; anything else is thrown on. */
export function failureOf(error: unknown): StepFailed {
  if (error instanceof StepFailed) return error;
  if (error instanceof ToolFailed) return new StepFailed(error.reason, error.detail);
  // Its sentence is for whoever pays; the reason alone is told to a designer in his own language.
  if (error instanceof DialogBlocked) return new StepFailed('dialog_blocked', '');
  if (error instanceof DomainError) return new StepFailed('refused', error.message);
  // A mistake of ours, not of the database: the transaction can go on, and the client gets a person.
  if (error instanceof TypeError || error instanceof RangeError) return new StepFailed('unknown', error.message);
  throw error;
}

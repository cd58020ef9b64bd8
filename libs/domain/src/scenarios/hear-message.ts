import { languageOfWords } from './language-of-words.js';
import { decodePayload, looksLikePayload } from './payload.js';
import {
  routePress,
  type OfferedMessage,
  type OpenRun,
  type PayloadTrigger,
  type Pressed,
  type PressHeard,
  type PressRoute,
} from './route-press.js';
import type { HeardMessage, HeldTrigger, Revision, RunWork } from './run-desk.port.js';
import { isReference } from './sent-payload.js';
import { trialCode, triggerOfMessage } from './trigger-of-message.js';
import type { Walk } from './walk.js';

/**
 * What the client wrote or pressed, and what comes of it: a button is what it was when it was sent, wherever the run stands; words
 * are for the step that waits for them, else for a keyword, else for what greets whoever comes.
 */
export async function hearMessage(walk: Walk, work: RunWork): Promise<void> {
  const { message, recent } = work.state;
  const before = [walk.memory, ...recent.map(({ standing }) => standing)];
  if (!message || before.some((standing) => standing?.heard.includes(message.id))) return;
  walk.run?.hear(message.id);
  await new Hearing(message, walk, work).hear();
  // Also by a run that has begun with it.
  if (walk.run && !walk.run.standing.heard.includes(message.id)) walk.run.hear(message.id);
}

class Hearing {
  private held: HeldTrigger[] | null = null;

  constructor(
    private readonly message: HeardMessage,
    private readonly walk: Walk,
    private readonly work: RunWork,
  ) {}

  async hear(): Promise<void> {
    this.note();
    const route = trialCode(this.message.text) === null ? await this.route() : ({ kind: 'text' } as const);
    switch (route.kind) {
      case 'ignore':
        return;
      case 'text':
        return this.words();
      default:
        return this.pressed(route);
    }
  }

  private note(): void {
    const { id, text, press } = this.message;
    this.walk.note({ id, text: text ?? press?.title ?? '' }, press ? null : languageOfWords(text ?? ''));
  }

  private async pressed(route: Extract<PressRoute, { kind: 'go' | 'start' | 'trigger' }>): Promise<void> {
    const { walk, message } = this;
    const action = actionOf(route.pressed);
    if (route.kind === 'go') {
      const run = walk.openRun;
      if (run && this.mayAnswer(run.revision)) await walk.press(route.place, route.pressed, action);
      return;
    }
    const { revisionId } = route.kind === 'start' ? route.place : route.trigger;
    const revision = await this.work.revision(revisionId);
    if (!revision || !this.mayAnswer(revision)) return;
    if (route.kind === 'start') return walk.beginAtPress(revision, route.place, route.pressed, action, message.id);
    const { stepId } = route.trigger;
    const press = { pressed: route.pressed, action };
    const startedBy = { trigger: 'payload', messageId: message.id };
    await walk.begin({ revision, stepId, startedBy, variables: route.pressed.variables, press });
  }

  private async words(): Promise<void> {
    const { walk, message } = this;
    const isTrial = trialCode(message.text) !== null;
    if (!isTrial && (await walk.hear(message))) return;
    const isUnderWay = walk.openRun !== null;
    const triggers = (await this.triggers()).filter(({ kind }) => !isUnderWay || kind !== 'first_message');
    const trigger = triggerOfMessage(message, this.work.state.facts.channel.id, triggers, this.now);
    const revision = trigger && (await this.work.revision(trigger.revisionId));
    if (!trigger || !revision || (trigger.kind !== 'trial' && !this.mayAnswer(revision))) return walk.askAgain();
    const { stepId, kind } = trigger;
    await walk.begin({ revision, stepId, startedBy: { trigger: kind, messageId: message.id }, variables: {} });
  }

  /** While an operator has the dialog, the scenario says whether its bot speaks too. */
  private mayAnswer({ content }: Revision): boolean {
    return this.work.state.dialog.snapshot.operatorId === null || content.settings.whileOperator === 'answer';
  }

  private async route(): Promise<PressRoute> {
    const heard = await this.pressHeard();
    const run = this.openRun();
    const route = routePress(heard, run, []);
    // Only what names no step needs to be held against the triggers.
    const isPayload = heard.press !== null || looksLikePayload(this.message.text ?? '');
    return route.kind === 'text' && isPayload ? routePress(heard, run, payloadTriggers(await this.triggers())) : route;
  }

  private async pressHeard(): Promise<PressHeard> {
    const { press, text, on, sentAt } = this.message;
    const { facts, offered } = this.work.state;
    const asked = press ? press.payload : looksLikePayload(text ?? '') ? (text ?? '').trim() : null;
    const isPlain = on?.scenario && press && !isReference(press.payload);
    const sent = asked === null || isPlain ? null : await this.work.sent(asked);
    const payload = sent?.payload ?? press?.payload ?? '';
    return {
      press: press && { payload, title: press.title },
      ...{ text, channelId: facts.channel.id, at: sentAt, on, sent: sent?.on ?? null, last: offered },
      numbered: this.walk.showsNumbers,
      pressedBefore: this.pressedBefore(payload, on ?? sent?.on ?? null),
    };
  }

  private pressedBefore(payload: string, on: OfferedMessage | null): Date | null {
    const messageId = on?.messageId ?? null;
    const before = this.walk.memory?.presses.findLast((each) => each.payload === payload && each.messageId === messageId);
    return before ? new Date(before.at) : null;
  }

  private openRun(): OpenRun | null {
    const run = this.walk.openRun;
    return run && { runId: run.id, revisionId: run.snapshot.revisionId };
  }

  private async triggers(): Promise<HeldTrigger[]> {
    this.held ??= await this.work.triggers();
    return this.held;
  }

  private get now(): Date {
    return this.work.desk.changes.now;
  }
}

const actionOf = ({ payload }: Pressed): string => decodePayload(payload)?.action ?? payload;

const payloadTriggers = (triggers: HeldTrigger[]): PayloadTrigger[] =>
  triggers
    .filter(({ kind }) => kind === 'payload')
    .map(({ id, scenarioId, revisionId, stepId, channelIds, detail }) => ({
      ...{ triggerId: id, scenarioId, revisionId, stepId, channelIds },
      action: String(detail['action']),
    }));

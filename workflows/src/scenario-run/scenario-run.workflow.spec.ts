import { ApplicationFailure } from '@temporalio/common';
import type { HttpCall, Next, Turn, TurnOutcome } from '#domain/scenarios/turn.js';
import { ProcessRig } from '../../testing/process-rig.js';
import { TURN_BROKEN, type HttpCallActivities, type ScenarioTurnActivities } from './scenario-run.activities.js';
import {
  heardSignal,
  scenarioRunProcess,
  scenarioRunStateQuery,
  scenarioRunWorkflowId,
  type RunInput,
  type ScenarioRunInput,
} from './scenario-run.contract.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

let rig: ProcessRig;
let nextDialog = 1;
beforeAll(async () => (rig = await ProcessRig.create(scenarioRunProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const heard = (dialogId: number, input: RunInput, at = new Date(0).toISOString()): ScenarioRunInput => ({
  companyId: 1,
  dialogId,
  input,
  at,
});
const aMessage = (messageId: number): RunInput => ({ kind: 'message', messageId });

/** A bot as a script: what follows each turn, by what the turn was about; with a note of each. */
class Bot implements ScenarioTurnActivities, HttpCallActivities {
  readonly turns: { key: string; input: Turn['input']; at: number }[] = [];
  readonly calls: HttpCall[] = [];
  readonly handedOver: Turn[] = [];

  constructor(
    private readonly script: (turn: Turn, count: number) => Next | Promise<Next>,
    private readonly answer: (call: HttpCall) => Promise<void> = async () => undefined,
  ) {}

  get stubs(): Pick<Bot, 'takeTurn' | 'handToPeople' | 'callHttp'> & Record<string, (...args: never[]) => Promise<unknown>> {
    return {
      takeTurn: (turn: Turn) => this.takeTurn(turn),
      handToPeople: (turn: Turn) => this.handToPeople(turn),
      callHttp: (call: HttpCall) => this.callHttp(call),
    };
  }

  get inputs(): string[] {
    return this.turns.map(({ input }) => ('messageId' in input ? `message ${input.messageId}` : input.kind));
  }

  async takeTurn(turn: Turn): Promise<TurnOutcome> {
    this.turns.push({ key: turn.key, input: turn.input, at: await rig.environment.currentTimeMs() });
    return { runId: 1, next: await this.script(turn, this.turns.length) };
  }

  async handToPeople(turn: Turn): Promise<TurnOutcome> {
    this.handedOver.push(turn);
    return { runId: 1, next: { kind: 'none' } };
  }

  async callHttp(call: HttpCall): Promise<void> {
    this.calls.push(call);
    await this.answer(call);
  }
}

const NONE: Next = { kind: 'none' };
const INPUT: Next = { kind: 'input' };
const inMs = async (ms: number): Promise<Next> => ({
  kind: 'at',
  at: new Date((await rig.environment.currentTimeMs()) + ms).toISOString(),
});

it('takes what it hears in order, and ends when nothing runs and nothing was said', async () => {
  const bot = new Bot(({ input }) => ('messageId' in input && input.messageId === 13 ? NONE : INPUT));
  const dialogId = nextDialog++;
  await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(11)), bot.stubs, async (handle) => {
    await handle.signal(heardSignal, heard(dialogId, aMessage(12)));
    await handle.signal(heardSignal, heard(dialogId, aMessage(13)));
    expect(await handle.result()).toEqual({ turns: 3 });
    rig.record(handle, 'three-messages');
  });
  expect(bot.inputs).toEqual(['message 11', 'message 12', 'message 13']);
  expect(bot.turns.map(({ key }) => key)).toEqual(['message:11', 'message:12', 'message:13']);
});

it('what is said before the first worker is there is heard all the same, in order', async () => {
  const bot = new Bot(({ input }) => (input.kind === 'stopped' ? NONE : INPUT));
  const dialogId = nextDialog++;
  const early = async (): ReturnType<ProcessRig['start']> => {
    const id = scenarioRunWorkflowId(dialogId);
    await rig.start(id, heard(dialogId, { kind: 'start', runId: 7 }));
    await rig.start(id, heard(dialogId, aMessage(21)));
    return rig.start(id, heard(dialogId, { kind: 'stopped', operatorId: 5 }));
  };
  await rig.runLate(early, bot.stubs, (handle) => handle.result());
  expect(bot.inputs).toEqual(['start', 'message 21', 'stopped']);
});

it('an input that comes twice has one turn', async () => {
  const bot = new Bot(({ input }) => (input.kind === 'stopped' ? NONE : INPUT));
  const dialogId = nextDialog++;
  await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(31)), bot.stubs, async (handle) => {
    await rig.start(handle.workflowId, heard(dialogId, aMessage(31)));
    const stop = heard(dialogId, { kind: 'stopped', operatorId: 5 });
    await handle.signal(heardSignal, stop);
    await handle.result();
  });
  expect(bot.inputs).toEqual(['message 31', 'stopped']);
});

it('waits for days, and takes its own turn when the time has come', async () => {
  const bot = new Bot(({ input }) => (input.kind === 'woken' ? NONE : inMs(5 * DAY)));
  const dialogId = nextDialog++;
  const began = await rig.environment.currentTimeMs();
  await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(41)), bot.stubs, async (handle) => {
    await rig.environment.sleep('1 day');
    const { wakesAt } = await handle.query(scenarioRunStateQuery);
    expect(Date.parse(wakesAt ?? '') - began).toBeGreaterThanOrEqual(5 * DAY);
    await handle.result();
    rig.record(handle, 'five-days');
  });
  expect(bot.inputs).toEqual(['message 41', 'woken']);
  expect((bot.turns[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(5 * DAY);
});

it('a message that comes before the time has its turn at once, and what follows it counts', async () => {
  const bot = new Bot(({ input }) => (input.kind === 'woken' ? NONE : inMs('messageId' in input && input.messageId === 51 ? DAY : MINUTE)));
  const dialogId = nextDialog++;
  await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(51)), bot.stubs, async (handle) => {
    await rig.environment.sleep('1 hour');
    await handle.signal(heardSignal, heard(dialogId, aMessage(52)));
    await handle.result();
    rig.record(handle, 'interrupted-wait');
  });
  expect(bot.inputs).toEqual(['message 51', 'message 52', 'woken']);
  expect((bot.turns[2]?.at ?? 0) - (bot.turns[1]?.at ?? 0)).toBeLessThan(2 * MINUTE);
});

it('a moment that is named again when it has passed does not keep a processor busy', async () => {
  const past: Next = { kind: 'at', at: new Date(0).toISOString() };
  const bot = new Bot((_turn, count) => (count < 4 ? past : NONE));
  const dialogId = nextDialog++;
  await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(61)), bot.stubs, (handle) => handle.result());
  expect(bot.inputs).toEqual(['message 61', 'woken', 'woken', 'woken']);
  expect((bot.turns[3]?.at ?? 0) - (bot.turns[1]?.at ?? 0)).toBeGreaterThanOrEqual(2 * SECOND);
  expect(new Set(bot.turns.map(({ key }) => key)).size).toBe(4);
});

it('looks once whether a message was answered, when its time has come; what runs beside it is not held up', async () => {
  const bot = new Bot(({ input }) => (input.kind === 'message' ? inMs(2 * MINUTE) : NONE));
  const dialogId = nextDialog++;
  const at = new Date(await rig.environment.currentTimeMs()).toISOString();
  const watch = heard(dialogId, { kind: 'unanswered', messageId: 65, afterSeconds: 600 }, at);
  await rig.run(scenarioRunWorkflowId(dialogId), watch, bot.stubs, async (handle) => {
    await handle.signal(heardSignal, heard(dialogId, aMessage(65)));
    await handle.signal(heardSignal, watch);
    expect(await handle.query(scenarioRunStateQuery)).toMatchObject({ watches: 1 });
    expect(await handle.result()).toEqual({ turns: 3 });
    rig.record(handle, 'unanswered');
  });
  expect(bot.inputs).toEqual(['message 65', 'woken', 'message 65']);
  expect(bot.turns[2]?.input).toMatchObject({ kind: 'unanswered', messageId: 65, afterSeconds: 600 });
  expect((bot.turns[2]?.at ?? 0) - Date.parse(at)).toBeGreaterThanOrEqual(600 * SECOND);
});

describe('another program is asked', () => {
  const call: HttpCall = { runId: 9, seq: 4, timeoutSeconds: 10 };

  it('before anything else is heard, and its answer has the next turn', async () => {
    const bot = new Bot(
      ({ input }) => (input.kind === 'message' ? (input.messageId === 71 ? { kind: 'http', call } : NONE) : INPUT),
      () => rig.environment.sleep('5 seconds'),
    );
    const dialogId = nextDialog++;
    await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(71)), bot.stubs, async (handle) => {
      await handle.signal(heardSignal, heard(dialogId, aMessage(72)));
      await handle.result();
      rig.record(handle, 'asks-another-program');
    });
    expect(bot.inputs).toEqual(['message 71', 'http_answered', 'message 72']);
    expect(bot.turns[1]?.input).toEqual({ kind: 'http_answered', call });
    expect(bot.calls).toEqual([{ ...call, companyId: 1, dialogId }]);
  });

  it('a call that fails altogether has its turn too: the run knows nothing of an answer then', async () => {
    const bot = new Bot(
      ({ input }) => (input.kind === 'message' ? { kind: 'http', call } : NONE),
      () => Promise.reject(ApplicationFailure.nonRetryable('gone')),
    );
    const dialogId = nextDialog++;
    await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(73)), bot.stubs, async (handle) => {
      await handle.result();
      rig.record(handle, 'call-failed');
    });
    expect(bot.inputs).toEqual(['message 73', 'http_answered']);
  });
});

describe('a turn that fails', () => {
  it('is tried again for as long as the database is away, under the same key and before anything else', async () => {
    const backAt = (await rig.environment.currentTimeMs()) + 15 * MINUTE;
    const bot = new Bot(async ({ input }) => {
      if ((await rig.environment.currentTimeMs()) < backAt) throw new Error('connect ECONNREFUSED');
      return input.kind === 'message' && input.messageId === 82 ? NONE : INPUT;
    });
    const dialogId = nextDialog++;
    await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(81)), bot.stubs, async (handle) => {
      await handle.signal(heardSignal, heard(dialogId, aMessage(82)));
      expect(await handle.result()).toEqual({ turns: 2 });
      rig.record(handle, 'database-away');
    });
    expect(bot.handedOver).toHaveLength(0);
    expect(new Set(bot.turns.slice(0, -1).map(({ key }) => key))).toEqual(new Set(['message:81']));
    expect(bot.inputs.at(-1)).toBe('message 82');
  });

  it('by a mistake of ours hands the dialog to people', async () => {
    const bot = new Bot(() => Promise.reject(ApplicationFailure.nonRetryable('undefined is not a function', TURN_BROKEN)));
    const dialogId = nextDialog++;
    await rig.run(scenarioRunWorkflowId(dialogId), heard(dialogId, aMessage(83)), bot.stubs, async (handle) => {
      expect(await handle.result()).toEqual({ turns: 1 });
      rig.record(handle, 'handed-to-people');
    });
    expect(bot.handedOver.map(({ key }) => key)).toEqual(['message:83']);
    expect(bot.turns).toHaveLength(1);
  });
});

it('continues as new with what it has not taken yet, its own moment, and what it has heard', async () => {
  const bot = new Bot(({ input }) => (input.kind === 'woken' ? NONE : inMs(DAY)));
  const dialogId = nextDialog++;
  const first = { ...heard(dialogId, aMessage(91)), turnsPerRun: 2 };
  const early = async (): ReturnType<ProcessRig['start']> => {
    const id = scenarioRunWorkflowId(dialogId);
    await rig.start(id, first);
    for (const messageId of [92, 93, 94, 92]) await rig.start(id, heard(dialogId, aMessage(messageId)));
    return rig.start(id, heard(dialogId, aMessage(91)));
  };
  await rig.runLate(early, bot.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ turns: 5 });
    rig.record(handle, 'continued-as-new');
  });
  expect(bot.inputs).toEqual(['message 91', 'message 92', 'message 93', 'message 94', 'woken']);
});

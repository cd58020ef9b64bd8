import type { DialogScope } from '../access/dialog-scope.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { assertNotBlocked } from '../packages/count-in-month.js';
import { DomainError, notFound } from '../shared/domain-error.js';
import type { RunVariables } from './facts.js';
import { RUN_LIMITS, type StartedBy } from './run.js';
import { VARIABLE_NAME } from './scenario-limits.js';

/** A scenario as far as it decides whether it may be started from outside. */
export interface StartableScenario {
  scenarioId: number;
  /** What is published; null: nothing is. */
  revisionId: number | null;
  enabled: boolean;
  /** Its triggers of the kind `api`. */
  triggers: { stepId: string | null; channelIds: number[] | null }[];
}

export interface StartableScenarios {
  /** Null: there is none, or it was deleted. */
  find(companyId: number, scenarioId: number): Promise<StartableScenario | null>;
}

/** The dialog, or the client whose dialog it is. */
export type RunTarget = { dialogId: number } | { clientId: number };

export interface StartRunCommand {
  companyId: number;
  scenarioId: number;
  to: RunTarget;
  scope: DialogScope;
  variables: RunVariables;
  /** Null = a program. */
  operatorId: number | null;
}

/** A run that lies ready. */
export interface QueuedRun {
  runId: number;
  dialogId: number;
  clientId: number;
}

/** Where a run begins that is asked for. */
export interface RunBeginning {
  scenarioId: number;
  revisionId: number;
  /** Null = at the start. */
  stepId: string | null;
  variables: RunVariables;
  startedBy: StartedBy;
}

/** A run that is asked for; the dialog's bot takes it up in its turn. */
export interface AskedRun extends RunBeginning {
  id: number;
  dialogId: number;
}

export class ScenarioNotStartable extends DomainError {
  constructor(code: 'scenario_not_published' | 'scenario_switched_off' | 'scenario_without_api_trigger' | 'scenario_not_in_channel') {
    const sentence = {
      scenario_not_published: 'The scenario has never been published; publish it first',
      scenario_switched_off: 'The scenario is switched off; switch it on first',
      scenario_without_api_trigger: 'The scenario has no trigger "API"; add one and publish it',
      scenario_not_in_channel: 'The scenario\'s trigger "API" leaves this dialog\'s channel out; add the channel and publish it',
    }[code];
    super(code, sentence, 'conflict');
  }
}

/** Asks for a run of what is published: it lies ready, and the dialog's bot takes it up in its turn. */
export class StartRun {
  constructor(
    private readonly desk: DialogDesk,
    private readonly scenarios: StartableScenarios,
  ) {}

  async run({ companyId, scenarioId, to, scope, variables, operatorId }: StartRunCommand): Promise<QueuedRun> {
    checkVariables(variables);
    const scenario = await this.scenarios.find(companyId, scenarioId);
    if (!scenario) throw notFound('Scenario');
    const { revisionId, triggers } = startable(scenario);
    return this.begin(companyId, to, scope, (channelId) => {
      const trigger = triggers.find(({ channelIds }) => channelIds?.includes(channelId) ?? true);
      if (!trigger) throw new ScenarioNotStartable('scenario_not_in_channel');
      return { scenarioId, revisionId, stepId: trigger.stepId, variables, startedBy: { trigger: 'api', operatorId } };
    });
  }

  /** As if the client had asked for it: whatever decides where it begins knows the channel. */
  begin(companyId: number, to: RunTarget, scope: DialogScope, beginning: (channelId: number) => RunBeginning): Promise<QueuedRun> {
    return this.desk.run(companyId, async (desk) => {
      const dialog = 'dialogId' in to ? await desk.dialog(to.dialogId, scope) : await desk.dialogOfClient(to.clientId);
      if (!dialog) throw notFound('dialogId' in to ? 'Dialog' : 'Client');
      assertNotBlocked(dialog);
      const { clientId, channelId } = dialog.snapshot;
      return { runId: desk.changes.queueRun(dialog, beginning(channelId)), dialogId: dialog.id, clientId };
    });
  }
}

function startable({ revisionId, enabled, triggers }: StartableScenario): { revisionId: number; triggers: StartableScenario['triggers'] } {
  if (revisionId === null) throw new ScenarioNotStartable('scenario_not_published');
  if (!enabled) throw new ScenarioNotStartable('scenario_switched_off');
  if (triggers.length === 0) throw new ScenarioNotStartable('scenario_without_api_trigger');
  return { revisionId, triggers };
}

function checkVariables(variables: RunVariables): void {
  for (const [name, value] of Object.entries(variables)) {
    const field = `variables.${name.slice(0, 64)}`;
    if (!VARIABLE_NAME.test(name))
      throw new DomainError('variable_refused', `"${name.slice(0, 64)}" is no name of a variable`, 'invalid', field);
    if (JSON.stringify(value).length > RUN_LIMITS.variable) {
      throw new DomainError('variable_refused', `${field} is longer than ${RUN_LIMITS.variable} characters as JSON`, 'invalid', field);
    }
  }
  if (JSON.stringify(variables).length > RUN_LIMITS.variables) {
    const sentence = `The variables are longer than ${RUN_LIMITS.variables} characters together, as JSON`;
    throw new DomainError('variable_refused', sentence, 'invalid', 'variables');
  }
}

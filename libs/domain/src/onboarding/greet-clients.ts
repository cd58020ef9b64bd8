import type { Locale } from '../companies/company.js';
import type { ScenarioContent } from '../scenarios/content.js';
import type { PublishScenario, ScenarioDesk } from '../scenarios/publish-scenario.js';
import { DraftChanged, ScenarioBroken } from '../scenarios/scenarios.errors.js';
import { greetingName, greetingScenario, withGreeting } from './greeting.js';
import { StepUnfit, type FaultReason } from './onboarding.errors.js';

export interface GreetingDesk {
  /** The scenario that greets; null where there is none, or it was deleted. */
  scenarioId(companyId: number): Promise<number | null>;
  /** Makes it; of two who do at once the second gets what the first has made. */
  add(companyId: number, scenario: { name: string; content: ScenarioContent }, operatorId: number): Promise<number>;
}

export interface Greeting {
  companyId: number;
  operatorId: number;
  locale: Locale;
  /** Empty = nobody is greeted any more. */
  text: string;
}

/** Whoever loses against somebody who saves at the same moment looks once more at what is there now. */
const TRIES = 3;

/** Clients who write for the first time are greeted by a published scenario; other words change that same scenario. */
export class GreetClients {
  constructor(
    private readonly greetings: GreetingDesk,
    private readonly desk: ScenarioDesk,
    private readonly publication: Pick<PublishScenario, 'publish' | 'switchTo'>,
  ) {}

  /** Throws `StepUnfit` where the text is no template, or another scenario greets already. */
  async run(greeting: Greeting): Promise<void> {
    const { companyId, operatorId, locale, text } = greeting;
    const existing = await this.greetings.scenarioId(companyId);
    if (text === '') return existing === null ? undefined : this.silence({ companyId, operatorId, scenarioId: existing });
    const fresh = { name: greetingName(locale), content: greetingScenario(text) };
    const scenarioId = existing ?? (await this.greetings.add(companyId, fresh, operatorId));
    for (let tries = 1; ; tries++) {
      try {
        return await this.say({ companyId, operatorId, scenarioId }, text);
      } catch (error) {
        if (error instanceof ScenarioBroken) throw asFault(error);
        if (!(error instanceof DraftChanged) || tries === TRIES) throw error;
      }
    }
  }

  private async say(who: { companyId: number; operatorId: number; scenarioId: number }, text: string): Promise<void> {
    const { companyId, scenarioId, operatorId } = who;
    const kept = await this.desk.change(companyId, scenarioId, operatorId, ({ scenario }) => {
      scenario.saveDraft(withGreeting(scenario.draft, text), scenario.draftVersion);
      const { draftVersion, publishedDraftVersion, publishedId, enabled } = scenario;
      return Promise.resolve({ draftVersion, published: publishedDraftVersion === draftVersion, silent: publishedId !== null && !enabled });
    });
    if (!kept.published) await this.publication.publish(who, { draftVersion: kept.draftVersion, note: '' });
    if (kept.silent) await this.publication.switchTo(who, true);
  }

  private async silence(who: { companyId: number; operatorId: number; scenarioId: number }): Promise<void> {
    const { companyId, scenarioId, operatorId } = who;
    const enabled = await this.desk.change(companyId, scenarioId, operatorId, ({ scenario }) => Promise.resolve(scenario.enabled));
    if (enabled) await this.publication.switchTo(who, false);
  }
}

const REASONS: Record<string, [FaultReason, string]> = {
  trigger_collides: ['trigger_collides', 'is said by another scenario already, which starts with the first message; change that one'],
  text_too_long: ['too_long', 'is longer than one of your messengers can send'],
};

function asFault({ about }: ScenarioBroken): StepUnfit {
  const complaints = about['complaints'] as { code: string; severity: string }[];
  const code = complaints.find(({ severity }) => severity === 'error')?.code ?? '';
  const [reason, message] = REASONS[code] ?? ['template', 'has a {{ … }} or {% … %} that cannot be read; check the brackets'];
  return new StepUnfit([{ field: 'greeting', reason, message: `greeting ${message}` }]);
}

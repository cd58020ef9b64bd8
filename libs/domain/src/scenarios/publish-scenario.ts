import { checkContent } from './check-content.js';
import { blocksPublishing, type Complaint } from './check/complaint.js';
import type { CheckTools, Surroundings } from './check/surroundings.js';
import type { ScenarioContent, Trigger } from './content.js';
import type { Scenario } from './scenario.js';
import { NeverPublished, NothingToTry, ScenarioBroken, UnknownRevision } from './scenarios.errors.js';

/** A client who writes `/try <code>` runs the draft, until then. */
export interface Trial {
  code: string;
  revisionId: number;
  expiresAt: Date;
}

/** One change of a scenario, stored as a whole or not at all. */
export interface ScenarioWork {
  readonly scenario: Scenario;
  surroundings(): Promise<Surroundings>;
  /** Freezes a content; `numbered` = for clients, else for a trial. */
  addRevision(content: ScenarioContent, options: { numbered: boolean; note: string }): Promise<number>;
  revision(id: number): Promise<{ content: ScenarioContent; number: number | null } | null>;
  /** From now on these triggers of the revision are heard, and no others of this scenario; null = none. */
  hear(heard: { revisionId: number; content: ScenarioContent } | null): Promise<void>;
  addTrial(trial: Trial): Promise<void>;
  remove(): Promise<void>;
}

export interface ScenarioDesk {
  change<T>(companyId: number, scenarioId: number, operatorId: number, work: (work: ScenarioWork) => Promise<T>): Promise<T>;
}

interface Who {
  companyId: number;
  scenarioId: number;
  operatorId: number;
}

const TRIAL_MS = 60 * 60 * 1000;

/** From a draft to what clients meet, and back: publishing, rolling back, switching off, trying. */
export class PublishScenario {
  constructor(
    private readonly desk: ScenarioDesk,
    private readonly tools: CheckTools,
  ) {}

  check({ companyId, scenarioId, operatorId }: Who, content?: ScenarioContent): Promise<Complaint[]> {
    return this.desk.change(companyId, scenarioId, operatorId, async (work) => this.complaints(work, content ?? work.scenario.draft));
  }

  /** Refused with all complaints while there is an error among them. */
  publish(who: Who, { draftVersion, note }: { draftVersion: number; note: string }): Promise<void> {
    return this.change(who, async (work) => {
      const { scenario } = work;
      scenario.expect(draftVersion);
      await this.freeze(work, scenario.draft, note, (id) => scenario.publish(id, draftVersion));
    });
  }

  /** An older revision once more, as a new one. */
  rollBack(who: Who, revisionId: number): Promise<void> {
    return this.change(who, async (work) => {
      const revision = await work.revision(revisionId);
      if (revision?.number == null) throw new UnknownRevision();
      await this.freeze(work, revision.content, '', (id) => work.scenario.rollBack(id));
    });
  }

  /** Its triggers are heard or not; runs and buttons that clients have go on. */
  switchTo(who: Who, enabled: boolean): Promise<void> {
    return this.change(who, async (work) => {
      const { publishedId } = work.scenario;
      const published = publishedId === null ? null : await work.revision(publishedId);
      if (!published || publishedId === null) throw new NeverPublished();
      if (enabled) await this.refuseCollisions(work, published.content);
      work.scenario.switchTo(enabled);
      await work.hear(enabled ? { revisionId: publishedId, content: published.content } : null);
    });
  }

  /** The draft as it is now, for whoever has the code; broken steps fail in the trial as they would with clients. */
  async tryDraft(who: Who, code: string, now: Date): Promise<Trial> {
    return this.desk.change(who.companyId, who.scenarioId, who.operatorId, async (work) => {
      const { draft } = work.scenario;
      if (!draft.steps.some(({ id }) => id === draft.start)) throw new NothingToTry();
      const revisionId = await work.addRevision(draft, { numbered: false, note: '' });
      const trial = { code, revisionId, expiresAt: new Date(now.getTime() + TRIAL_MS) };
      await work.addTrial(trial);
      return trial;
    });
  }

  private async change(who: Who, change: (work: ScenarioWork) => Promise<void>): Promise<void> {
    await this.desk.change(who.companyId, who.scenarioId, who.operatorId, change);
  }

  private async freeze(work: ScenarioWork, content: ScenarioContent, note: string, publish: (revisionId: number) => void): Promise<void> {
    const complaints = await this.complaints(work, content);
    if (blocksPublishing(complaints)) throw new ScenarioBroken(complaints);
    const revisionId = await work.addRevision(content, { numbered: true, note });
    publish(revisionId);
    await work.hear(work.scenario.enabled ? { revisionId, content } : null);
  }

  private async complaints(work: ScenarioWork, content: ScenarioContent): Promise<Complaint[]> {
    return checkContent(content, await work.surroundings(), this.tools);
  }

  private async refuseCollisions(work: ScenarioWork, content: ScenarioContent): Promise<void> {
    const complaints = (await this.complaints(work, content)).filter(({ code }) => code === 'trigger_collides');
    if (blocksPublishing(complaints)) throw new ScenarioBroken(complaints);
  }
}

/** What is a trigger's own, as it is kept beside its name, kind, channels and step. */
export function triggerDetail({ id: _id, kind: _kind, channelIds: _channels, stepId: _step, ...detail }: Trigger): object {
  return detail;
}

/** The trigger again, as the scenario has it. */
export const triggerOf = (row: Pick<Trigger, 'id' | 'kind' | 'channelIds' | 'stepId'> & { detail: object }): Trigger => {
  const { detail, ...trigger } = row;
  return { ...trigger, ...detail } as Trigger;
};

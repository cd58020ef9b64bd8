import type { Candidate } from './rules.js';

/** What decides who serves a dialog: the group that it was transferred to, else the groups of its channel. */
export interface Served {
  channelId: number;
  groupId: number | null;
}

const keyOf = ({ channelId, groupId }: Served): string => (groupId === null ? `channel ${channelId}` : `group ${groupId}`);

/** The operators who may serve some dialogs. One object an operator, however many of the dialogs he may serve: they share his load. */
export class Candidates {
  private readonly byKey = new Map<string, Candidate[]>();

  /** Those who may serve such a dialog; nobody, unless `set` said who. */
  of(dialog: Served): Candidate[] {
    return this.byKey.get(keyOf(dialog)) ?? [];
  }

  set(dialog: Served, candidates: Candidate[]): this {
    this.byKey.set(keyOf(dialog), candidates);
    return this;
  }

  /** Each way of being served once, whatever the number of dialogs. */
  static distinct(dialogs: readonly Served[]): Served[] {
    return [...new Map(dialogs.map(({ channelId, groupId }) => [keyOf({ channelId, groupId }), { channelId, groupId }])).values()];
  }
}

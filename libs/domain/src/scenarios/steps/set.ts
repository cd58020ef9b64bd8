import type { Change, SetStep } from '../content.js';
import { StepFailed } from '../step-failed.js';
import type { TurnContext } from '../turn-context.js';
import { leaveBy, type StepWork } from './step-work.js';

export const setWork: StepWork<SetStep> = {
  /** One after the other: each sees what those before it set. */
  async enter({ changes }, turn) {
    for (const change of changes) await make(change, turn);
    return leaveBy('next', { code: 'done' });
  },
};

async function make(change: Change, turn: TurnContext): Promise<void> {
  switch (change.kind) {
    case 'variable':
      return turn.run.remember(change.name, change.expression === null ? turn.render(change.value) : turn.evaluate(change.expression));
    case 'tag':
      return tag(change.tagId, change.assign, turn);
    case 'client':
      return setField(change.field, turn.render(change.value).trim(), turn);
  }
}

async function tag(tagId: number, assign: boolean, turn: TurnContext): Promise<void> {
  const label = await turn.work.tag(tagId, assign);
  const { client } = turn.work.state.facts;
  const others = client.tags.filter((id) => id !== tagId);
  client.tags = assign ? [...others, tagId] : others;
  if (label === null) return;
  turn.line(assign ? 'tags_assigned' : 'tags_taken', { operator: null, tags: label });
  turn.run.changed(`tag.${tagId}`, assign);
}

const OWN_FIELDS = ['name', 'phone', 'email', 'comment'] as const;

async function setField(field: string, value: string, turn: TurnContext): Promise<void> {
  const known = await turn.work.setClient(field, value);
  if (!known) throw new StepFailed('no_target', `There is no field "${field}" on the cards of clients any more`);
  const { client } = turn.work.state.facts;
  const own = OWN_FIELDS.find((name) => name === field);
  if (own) client[own] = value;
  else client.fields[field] = value;
  if ((known.before ?? '') === value) return;
  if (own) turn.line('client_field_changed', { operator: null, field: own, from: known.before, to: value });
  turn.run.changed(`client.${field}`, value);
}

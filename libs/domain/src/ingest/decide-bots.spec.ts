import type { HeldTrigger } from '../scenarios/run-desk.port.js';
import type { Listening } from '../scenarios/triggers.js';
import { aCandidate } from '../testing/a-candidate.factory.js';
import { NOON } from '../testing/a-dialog.factory.js';
import { aMessageReceived } from '../testing/inbound-events.factory.js';
import { codes, IngestCase } from '../testing/ingest-case.js';
import type { IngestChanges } from './ingest-changes.js';

const opens: HeldTrigger = {
  ...{ id: 1, scenarioId: 2, revisionId: 3, name: 't', kind: 'first_message', channelIds: null, stepId: null, expiresAt: null },
  detail: { of: 'request' },
};
const listening: Listening = { hasScenarios: true, triggers: [opens] };
const heard = ({ outbox }: IngestChanges): unknown[] => outbox.map(({ workflowId, payload }) => [workflowId, payload['input']]);

describe('a message that is for the bot', () => {
  it('is told it in the order of the dialog, and the bot has the dialog: no rule gives it to anybody', () => {
    const company = new IngestCase({ rules: { autoAssign: true }, candidates: [aCandidate(5)], listening });
    const first = company.receive(aMessageReceived({ externalId: 'm.1' }));
    const { id, runState, operatorId, waitsFor } = company.dialog.snapshot;
    expect({ runState, operatorId, waitsFor }).toEqual({ runState: 'running', operatorId: null, waitsFor: null });
    expect(codes(first)).toEqual(['request_opened']);
    const message = first.messages.find(({ kind }) => kind === 'from_client');
    expect(heard(first)).toEqual([[`scenario-run:${id}`, { kind: 'message', messageId: message?.id }]]);
    const second = company.receive(aMessageReceived({ externalId: 'm.2' }), aMessageReceived({ externalId: 'm.3' }));
    expect(heard(second)).toHaveLength(2);
  });

  it('that comes twice is told once', () => {
    const company = new IngestCase({ listening });
    expect(heard(company.receive(aMessageReceived({ externalId: 'm.1' }), aMessageReceived({ externalId: 'm.1' })))).toHaveLength(1);
  });

  it('of somebody on the black list is told to nobody', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    company.snapshot.clients.forEach((client) => (client.blacklisted = true));
    const deaf = new IngestCase({ listening });
    company.snapshot.clients.forEach((client, key) => deaf.snapshot.clients.set(key, client));
    expect(heard(deaf.receive(aMessageReceived()))).toEqual([]);
  });
});

it('a message that is not for the bot goes to people, as ever', () => {
  const keyword: HeldTrigger = { ...opens, kind: 'keyword', detail: { words: ['menu'], match: 'is' } };
  const company = new IngestCase({
    rules: { autoAssign: true },
    candidates: [aCandidate(5)],
    listening: { hasScenarios: true, triggers: [keyword] },
  });
  const changes = company.receive(aMessageReceived());
  expect(heard(changes)).toEqual([]);
  expect(company.dialog.snapshot).toMatchObject({ operatorId: 5, runState: null });
});

it('a message to an operator that a bot listens to leaves the dialog with him', () => {
  const keyword: HeldTrigger = { ...opens, kind: 'keyword', detail: { words: ['menu'], match: 'is' } };
  const company = new IngestCase({
    rules: { autoAssign: true },
    candidates: [aCandidate(5)],
    listening: { hasScenarios: true, triggers: [keyword] },
  });
  company.receive(aMessageReceived());
  expect(heard(company.receive(aMessageReceived({ text: 'menu' })))).toHaveLength(1);
  expect(company.dialog.snapshot).toMatchObject({ operatorId: 5, runState: null });
});

it('is watched besides, where a scenario takes up what nobody answers; the dialog is for people all the same', () => {
  const missed: HeldTrigger = { ...opens, kind: 'missed', detail: { afterSeconds: 300 } };
  const company = new IngestCase({ listening: { hasScenarios: true, triggers: [missed] } });
  const changes = company.receive(aMessageReceived());
  const [message] = changes.messages.filter(({ kind }) => kind === 'from_client');
  expect(changes.outbox.map(({ payload }) => payload['input'])).toEqual([
    { kind: 'unanswered', messageId: message?.id, afterSeconds: 300 },
  ]);
  expect(company.dialog.snapshot.runState).toBeNull();
});

it('what a bot asks after the end of a request opens no other: the answer is between it and the client', () => {
  const company = new IngestCase({ rules: { autoAssign: true }, candidates: [aCandidate(5)], listening });
  company.receive(aMessageReceived());
  company.dialog.close(NOON);
  const changes = company.receive(aMessageReceived({ text: '5' }));
  expect(heard(changes)).toHaveLength(1);
  expect(codes(changes)).toEqual([]);
  expect(company.dialog.snapshot).toMatchObject({ state: 'closed', requestId: null, operatorId: null });
});

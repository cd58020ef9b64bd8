import { aCandidate } from '../testing/a-candidate.factory.js';
import { NOON } from '../testing/a-dialog.factory.js';
import type { InboundEvent, ReactionChanged } from '../messages/inbound-event.js';
import { aMessageReceived, aNumberChange, anEcho, aSender, aStatus, phone, userId } from '../testing/inbound-events.factory.js';
import { codes, IngestCase, written } from '../testing/ingest-case.js';

const KNOWN = { externalId: 'wamid.known' };
const reaction = (emoji: string | null, more: Partial<ReactionChanged> = {}): ReactionChanged => ({
  ...{ type: 'reaction_changed', onMessage: 'wamid.known', emoji, by: [phone('79001112233')], ...more },
});

describe('what happens to a message that we know', () => {
  let company: IngestCase;
  let id: number;
  beforeEach(() => {
    company = new IngestCase();
    id = written(company.receive(aMessageReceived(KNOWN)))[0]?.id as number;
  });

  it('the client’s reaction replaces his last one, and can be taken back', () => {
    expect(company.receive(reaction('👍'), reaction('❤')).reactions.at(-1)).toEqual({
      messageId: id,
      reactions: [{ emoji: '❤', by: 'client' }],
    });
    expect(company.receive(reaction(null)).reactions).toEqual([{ messageId: id, reactions: [] }]);
  });

  it('our own reaction in the phone app stands beside the client’s', () => {
    company.receive(reaction('👍'));
    const ours = company.receive(reaction('🙏', { by: [] }));
    expect(ours.reactions).toEqual([
      {
        messageId: id,
        reactions: [
          { emoji: '👍', by: 'client' },
          { emoji: '🙏', by: 'operator' },
        ],
      },
    ]);
    expect(company.receive(reaction(null)).reactions).toEqual([{ messageId: id, reactions: [{ emoji: '🙏', by: 'operator' }] }]);
  });

  it('an edit and a deletion by the client change it in place', () => {
    const changes = company.receive({ type: 'message_edited', ...KNOWN, text: 'Is it warm?' }, { type: 'message_revoked', ...KNOWN });
    expect(changes.edits).toEqual([{ messageId: id, text: 'Is it warm?' }]);
    expect(changes.revocations).toEqual([id]);
    expect(changes.messages).toEqual([]);
    expect(changes.events).toMatchObject([
      { kind: 'message_changed', messageId: id },
      { kind: 'message_changed', messageId: id },
    ]);
  });

  it('none of it makes anything unread or opens a dialog', () => {
    company.dialog.close(NOON);
    company.receive(reaction('👍'), { type: 'message_edited', ...KNOWN, text: 'x' }, { type: 'message_revoked', ...KNOWN });
    expect(company.dialog.snapshot).toMatchObject({ state: 'closed', unreadCount: 0 });
  });
});

it.each<[string, InboundEvent]>([
  ['a reaction', reaction('👍', { onMessage: 'wamid.none' })],
  ['an edit', { type: 'message_edited', externalId: 'wamid.none', text: 'x' }],
  ['a deletion', { type: 'message_revoked', externalId: 'wamid.none' }],
  ['a change of number', aNumberChange('79004445566')],
  ['what the connector left out', { type: 'ignored', reason: 'a call' }],
])('%s about somebody or something that we never had changes nothing', (_what, event) => {
  const changes = new IngestCase().receive(event);
  expect([changes.messages, changes.events, changes.clients, changes.identities, changes.statuses].flat()).toEqual([]);
  expect(changes.dialogs.size).toBe(0);
});

describe('a status', () => {
  it('of a message that we know names it', () => {
    const company = new IngestCase();
    const sent = written(company.receive(anEcho(KNOWN)))[0];
    expect(company.receive(aStatus({ ...KNOWN, status: 'read' })).statuses).toMatchObject([{ messageId: sent?.id, status: 'read' }]);
  });

  it.each<[string, string | null, number | null]>([
    ['by our own id, when the provider carries it back', '4711', 4711],
    ['nothing, when it is not ours', 'order-4711', null],
    ['nothing, when it is too large for an id of ours', '9'.repeat(16), null],
    ['nothing, when there is none', null, null],
  ])('of a message whose send was not answered yet is known %s', (_case, ourMessageId, messageId) => {
    const { statuses } = new IngestCase().receive(aStatus({ ourMessageId }));
    expect(statuses).toMatchObject([{ messageId, status: 'delivered' }]);
  });

  it('names the recipient: an identity that we did not know is added, a stranger is not made a client', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    const changes = company.receive(
      aStatus({ recipient: [phone('79001112233'), userId('US.1')] }),
      aStatus({ recipient: [phone('70000000000')] }),
    );
    expect(changes.identities.map(({ identity }) => identity)).toEqual([userId('US.1')]);
    expect(changes.clients).toEqual([]);
  });
});

describe('a client changes his number', () => {
  it('the thread goes on under the new one, and says so', () => {
    const company = new IngestCase();
    const first = company.receive(aMessageReceived());
    const clientId = first.clients[0]?.id;
    const changes = company.receive(aNumberChange('79004445566'));
    expect(changes.identities).toMatchObject([{ clientId, identity: phone('79004445566') }]);
    expect(changes.droppedIdentities).toMatchObject([{ clientId, identity: phone('79001112233') }]);
    expect(changes.clientUpdates).toMatchObject([{ clientId, phone: '79004445566' }]);
    expect(codes(changes)).toEqual(['client_changed_number']);
    expect(changes.messages[0]?.content?.system?.params).toEqual({ from: '79001112233', to: '79004445566' });

    const next = company.receive(aMessageReceived({ sender: aSender({ identities: [phone('79004445566')], phone: '79004445566' }) }));
    expect(next.clients).toEqual([]);
    expect(written(next)).toMatchObject([{ dialogId: company.dialog.id }]);
  });

  it('the notice twice changes nothing the second time', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    const notice = aNumberChange('79004445566');
    company.receive(notice);
    const again = company.receive(notice);
    expect([again.messages, again.identities, again.events].flat()).toEqual([]);
  });

  it('a number that is another client’s already stays his; the thread still says what the provider said', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived(), aMessageReceived({ sender: aSender({ identities: [phone('79004445566')] }) }));
    const changes = company.receive(aNumberChange('79004445566'));
    expect(changes.identities).toEqual([]);
    expect(changes.droppedIdentities).toEqual([]);
    expect(codes(changes)).toEqual(['client_changed_number']);
  });

  it('a new user id leaves the phone in place', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived({ sender: aSender({ identities: [phone('79001112233'), userId('US.1')] }) }));
    const changes = company.receive(
      aNumberChange('', { from: [userId('US.1')], to: userId('US.2'), phone: null, line: 'client_identity_changed' }),
    );
    expect(changes.droppedIdentities.map(({ identity }) => identity)).toEqual([userId('US.1')]);
    expect(changes.clientUpdates).toEqual([]);
    expect(codes(changes)).toEqual(['client_identity_changed']);
  });
});

describe('a name from the company’s address book', () => {
  it('makes a client without a dialog; his first message finds him', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)] });
    const named = company.receive({ type: 'client_named', client: aSender({ name: 'Aunt Vera' }) });
    expect(named.clients).toMatchObject([{ name: 'Aunt Vera' }]);
    expect(company.dialogs).toEqual([]);
    expect(company.receive(aMessageReceived()).clients).toEqual([]);
    expect(company.dialog.snapshot.operatorId).toBe(5);
  });

  it('renames a client whom we know, once', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    const event = { type: 'client_named' as const, client: aSender({ name: 'Aunt Vera' }) };
    expect(company.receive(event).clientUpdates).toMatchObject([{ name: 'Aunt Vera' }]);
    expect(company.receive(event).clientUpdates).toEqual([]);
  });
});

describe('who gets a dialog that opens', () => {
  it('the dialogs of one group are spread evenly, each seeing what the others took', () => {
    const company = new IngestCase({ candidates: [aCandidate(5), aCandidate(6), aCandidate(7, { maxOpenDialogs: 1 })] });
    company.receive(
      ...Array.from({ length: 7 }, (_, n) => aMessageReceived({ sender: aSender({ identities: [phone(`7900000000${n}`)] }) })),
    );
    const held = company.dialogs.map(({ snapshot }) => snapshot.operatorId);
    expect([5, 6, 7].map((id) => held.filter((operatorId) => operatorId === id).length)).toEqual([3, 3, 1]);
  });

  it('with nobody free it waits for anybody, and its process starts', () => {
    const company = new IngestCase();
    const changes = company.receive(aMessageReceived());
    expect(company.dialog.snapshot).toMatchObject({ waitsFor: 'any', waitsSince: NOON, operatorId: null });
    expect(changes.outbox).toMatchObject([
      { process: 'waiting-for-operator', action: 'start', payload: { waitsFor: 'any', limitSeconds: null } },
    ]);
  });

  it('always to the last operator: it waits for him with the company’s limit, visibly', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)], rules: { lastOperatorMode: 'always', lastOperatorWaitSeconds: 600 } });
    company.receive(aMessageReceived());
    company.dialog.close(NOON);
    company.snapshot.candidates.set({ channelId: IngestCase.CHANNEL, groupId: null }, [aCandidate(5, { online: false }), aCandidate(6)]);
    const changes = company.receive(aMessageReceived());
    expect(company.dialog.snapshot).toMatchObject({ waitsFor: 'operator', waitsForOperatorId: 5, operatorId: null });
    expect(codes(changes)).toEqual(['request_opened', 'waits_for_operator']);
    expect(changes.outbox).toMatchObject([{ action: 'start', payload: { waitsFor: 'operator', operatorId: 5, limitSeconds: 600 } }]);
  });

  it.each([
    ['the company', { rules: { autoAssign: false } }],
    ['the channel', { autoAssign: false }],
  ])('stays new, and nothing waits, where %s does not assign', (_who, settings) => {
    const company = new IngestCase({ candidates: [aCandidate(5)], ...settings });
    const changes = company.receive(aMessageReceived());
    expect(company.dialog.snapshot).toMatchObject({ operatorId: null, waitsFor: null });
    expect(changes.outbox).toEqual([]);
  });
});

it('what a provider says about templates and the channel is passed on', () => {
  const template = {
    type: 'template_changed' as const,
    name: 'hello',
    language: 'en',
    externalId: '1',
    status: 'APPROVED',
    category: null,
    reason: null,
  };
  const changes = new IngestCase().receive(template, { type: 'channel_notice', severity: 'broken', code: 'X', text: 'Disconnected' });
  expect(changes.templates).toEqual([{ channelId: IngestCase.CHANNEL, change: template }]);
  expect(changes.notices).toEqual([{ channelId: IngestCase.CHANNEL, severity: 'broken', text: 'Disconnected' }]);
});

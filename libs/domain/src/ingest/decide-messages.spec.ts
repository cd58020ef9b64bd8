import type { Referral } from '../messages/content.js';
import { aCandidate } from '../testing/a-candidate.factory.js';
import { NOON, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { aMessageReceived, anEcho, anImportedMessage, aSender, phone, userId } from '../testing/inbound-events.factory.js';
import { codes, IngestCase, written } from '../testing/ingest-case.js';
import { idsNeeded } from './ingest-snapshot.js';

const later = { externalId: 'wamid.next' };

describe('a client writes', () => {
  it('for the first time: client, card, dialog, request and message, and the thread says so', () => {
    const company = new IngestCase();
    const changes = company.receive(aMessageReceived({ text: 'Is it fresh?' }));
    expect(changes.clients).toMatchObject([{ name: 'Vera', channelId: IngestCase.CHANNEL }]);
    expect(changes.identities).toMatchObject([{ identity: phone('79001112233'), clientId: changes.clients[0]?.id }]);
    expect(changes.requestsOpened).toMatchObject([{ dialogId: company.dialog.id }]);
    expect(written(changes)).toMatchObject([
      { kind: 'from_client', origin: 'client', text: 'Is it fresh?', requestId: changes.requestsOpened[0]?.id },
    ]);
    expect(codes(changes)).toEqual(['request_opened', 'waits_for_any']);
    expect(company.dialog.snapshot).toMatchObject({
      state: 'open',
      unreadCount: 1,
      lastMessagePreview: 'Is it fresh?',
      lastInboundAt: NOON,
    });
  });

  it('twice in one group: one client, one dialog, one request, two messages in order', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)] });
    const changes = company.receive(aMessageReceived({ text: 'Hello' }), aMessageReceived({ text: 'Is it fresh?' }));
    expect(changes.clients).toHaveLength(1);
    expect(changes.requestsOpened).toHaveLength(1);
    expect(written(changes).map(({ text }) => text)).toEqual(['Hello', 'Is it fresh?']);
    expect(codes(changes)).toEqual(['request_opened', 'assigned']);
    expect(company.dialog.snapshot).toMatchObject({ unreadCount: 2, operatorId: 5 });
  });

  it('the same message twice, in one group or in two, is one message', () => {
    const company = new IngestCase();
    const message = aMessageReceived();
    expect(written(company.receive(message, message))).toHaveLength(1);
    const again = company.receive(message);
    expect(again.messages).toEqual([]);
    expect(again.events).toEqual([]);
    expect(company.dialog.snapshot.unreadCount).toBe(1);
  });

  it('two clients in one group are two clients with a dialog each', () => {
    const company = new IngestCase();
    const other = aSender({ identities: [phone('79009998877')], name: 'Boris' });
    const changes = company.receive(aMessageReceived(), aMessageReceived({ sender: other }));
    expect(changes.clients.map(({ name }) => name)).toEqual(['Vera', 'Boris']);
    expect(company.dialogs).toHaveLength(2);
  });

  it('into his open dialog: no new request, nobody else is given it', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)] });
    company.receive(aMessageReceived());
    const changes = company.receive(aMessageReceived());
    expect(changes.requestsOpened).toEqual([]);
    expect(codes(changes)).toEqual([]);
    expect(company.dialog.snapshot.operatorId).toBe(5);
  });

  it('into his closed dialog: it opens with a new request and the rules place it again', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)] });
    company.receive(aMessageReceived());
    company.dialog.close(NOON);
    const changes = company.receive(aMessageReceived());
    expect(changes.requestsOpened).toHaveLength(1);
    expect(changes.clients).toEqual([]);
    expect(codes(changes)).toEqual(['request_opened', 'assigned']);
  });

  it('quoting a message that we know names it; one that we don’t is kept by the provider’s id', () => {
    const company = new IngestCase();
    const first = company.receive(aMessageReceived({ externalId: 'wamid.first' }));
    const changes = company.receive(aMessageReceived({ quotes: 'wamid.first' }), aMessageReceived({ quotes: 'wamid.unknown' }));
    expect(written(changes)).toMatchObject([
      { quotedId: written(first)[0]?.id, quotedExternalId: 'wamid.first' },
      { quotedId: null, quotedExternalId: 'wamid.unknown' },
    ]);
  });

  it('quoting a message of the same group', () => {
    const changes = new IngestCase().receive(aMessageReceived({ externalId: 'wamid.first' }), aMessageReceived({ quotes: 'wamid.first' }));
    const [first, second] = written(changes);
    expect(second?.quotedId).toBe(first?.id);
  });

  it('through an advertisement: the dialog knows by which', () => {
    const referral = { headline: 'Fresh bread' } as Referral;
    const company = new IngestCase();
    company.receive(aMessageReceived({ content: { referral } }), aMessageReceived());
    expect(company.dialog.snapshot.referral).toBe(referral);
  });

  it('with a file: it is announced, to be fetched later', () => {
    const file = { kind: 'image' as const, name: null, mime: 'image/jpeg', mediaId: 'm1', url: null };
    const changes = new IngestCase().receive(aMessageReceived({ text: null, attachments: [file, file] }));
    const message = written(changes)[0];
    expect(changes.attachments).toMatchObject([
      { messageId: message?.id, position: 0, announced: file, stored: null, fetch: true },
      { position: 1 },
    ]);
  });

  it('never more ids are used than were counted beforehand', () => {
    const file = { kind: 'image' as const, name: null, mime: null, mediaId: 'm1', url: null };
    const event = aMessageReceived({ attachments: [file, file, file], content: { referral: {} as Referral } });
    for (const candidates of [[], [aCandidate(5)]]) {
      const company = new IngestCase({ candidates });
      company.receive(event);
      expect(company.idsUsed).toBeLessThanOrEqual(idsNeeded(event));
    }
  });
});

describe('who a client is', () => {
  const both = aSender({ identities: [phone('79001112233'), userId('US.1')] });

  it('two identities that come together belong to one client', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived({ sender: both }));
    const byEach = company.receive(
      aMessageReceived({ sender: aSender({ identities: [userId('US.1')], phone: null }) }),
      aMessageReceived({ sender: aSender({ identities: [phone('79001112233')] }) }),
    );
    expect(byEach.clients).toEqual([]);
    expect(company.dialogs).toHaveLength(1);
  });

  it('an identity that joins a known one is added to the client', () => {
    const company = new IngestCase();
    const first = company.receive(aMessageReceived());
    const changes = company.receive(aMessageReceived({ sender: both }));
    expect(changes.clients).toEqual([]);
    expect(changes.identities).toEqual([{ channelId: IngestCase.CHANNEL, clientId: first.clients[0]?.id, identity: userId('US.1') }]);
  });

  it('a client who hides his phone is known by his user id alone, and called by what there is', () => {
    const company = new IngestCase();
    const hidden = aSender({ identities: [userId('US.1')], name: null, phone: null });
    expect(company.receive(aMessageReceived({ sender: hidden })).clients).toMatchObject([{ name: 'US.1' }]);
    const shown = company.receive(
      aMessageReceived({ sender: aSender({ identities: [userId('US.1'), phone('79001112233')], name: 'Vera' }) }),
    );
    expect(shown.clientUpdates).toMatchObject([{ name: 'Vera', phone: '79001112233' }]);
    expect(shown.clients).toEqual([]);
  });

  it('an identity of another client is never taken away by a mere mention', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived({ sender: aSender({ identities: [phone('1111')] }) }));
    company.receive(aMessageReceived({ sender: aSender({ identities: [userId('US.2')] }) }));
    const changes = company.receive(aMessageReceived({ sender: aSender({ identities: [phone('1111'), userId('US.2')] }) }));
    expect(changes.identities).toEqual([]);
    expect(changes.droppedIdentities).toEqual([]);
    expect(company.dialogs).toHaveLength(2);
  });

  it('what is known already is not written again; a name that was not given does not erase one', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    const changes = company.receive(aMessageReceived(), aMessageReceived({ sender: aSender({ name: null }) }));
    expect(changes.clientUpdates).toEqual([]);
  });
});

describe('an echo of the phone app', () => {
  it('is ours, delivered, never sent out, and opens the thread of a new client without a request', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)] });
    const changes = company.receive(anEcho(), anEcho());
    expect(written(changes)).toMatchObject([{ kind: 'to_client', origin: 'phone', status: 'delivered', operatorId: null }, {}]);
    expect(changes.toSend).toEqual([]);
    expect(codes(changes)).toEqual([]);
    expect(company.dialog.snapshot).toMatchObject({ state: 'open', requestId: null, unreadCount: 0, lastInboundAt: null });
  });

  it('into a closed dialog leaves it closed', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    company.dialog.close(NOON);
    company.receive(anEcho());
    expect(company.dialog.isOpen).toBe(false);
  });

  it('answers what came before', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    company.receive(anEcho());
    expect(company.dialog.snapshot.unreadCount).toBe(0);
  });

  it('twice is one message', () => {
    const company = new IngestCase();
    const echo = anEcho();
    expect(written(company.receive(echo, echo))).toHaveLength(1);
    expect(company.receive(echo).messages).toEqual([]);
  });

  it('the client’s answer to it is a request like any other, and somebody gets it', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)] });
    company.receive(anEcho());
    const changes = company.receive(aMessageReceived());
    expect(changes.requestsOpened).toHaveLength(1);
    expect(company.dialog.snapshot).toMatchObject({ operatorId: 5, requestId: changes.requestsOpened[0]?.id });
  });
});

describe('the history that a provider hands over once', () => {
  const at = secondsAfterNoon(-86_400);

  it('asks nobody for an answer: no request, nothing unread, nobody assigned, the thread closed', () => {
    const company = new IngestCase({ candidates: [aCandidate(5)] });
    const changes = company.receive(
      anImportedMessage({ at, text: 'Old question' }),
      anImportedMessage({ at, direction: 'to_client', status: 'read', text: 'Old answer' }),
    );
    expect(written(changes)).toMatchObject([
      { kind: 'from_client', origin: 'history', status: 'none', sentAt: at },
      { kind: 'to_client', origin: 'history', status: 'read' },
    ]);
    expect(codes(changes)).toEqual([]);
    expect(company.dialog.snapshot).toMatchObject({ state: 'closed', unreadCount: 0, operatorId: null, lastMessageAt: at });
  });

  it('changes nothing in a dialog that goes on meanwhile', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived({ text: 'Now' }));
    company.receive(anImportedMessage({ at, text: 'Then' }));
    expect(company.dialog.snapshot).toMatchObject({ unreadCount: 1, lastMessagePreview: 'Now', state: 'open' });
  });

  it('a message whose file comes later shows a placeholder until then; the same file twice comes once', () => {
    const company = new IngestCase();
    const file = { kind: 'image' as const, name: null, mime: 'image/jpeg', mediaId: 'm1', url: null };
    const imported = company.receive(anImportedMessage({ ...later, at, awaitsAttachment: true, text: null }));
    expect(written(imported)).toMatchObject([{ content: { unsupported: { kind: 'media_placeholder' } } }]);
    const arrived = { type: 'attachment_arrived' as const, ...later, text: 'The oven', attachments: [file] };
    const filled = company.receive(arrived, arrived);
    expect(filled.attachments).toMatchObject([{ messageId: written(imported)[0]?.id, announced: file, fetch: true }]);
    expect(filled.filledMessages).toEqual([written(imported)[0]?.id]);
    expect(filled.edits).toEqual([{ messageId: written(imported)[0]?.id, text: 'The oven' }]);
    expect(company.receive(arrived).attachments).toEqual([]);
  });

  it('a file for a message that we never had is left alone', () => {
    const changes = new IngestCase().receive({ type: 'attachment_arrived', externalId: 'wamid.none', text: null, attachments: [] });
    expect(changes.events).toEqual([]);
  });
});

import { NOON } from '../testing/a-dialog.factory.js';
import type { MessageButton } from '../messages/content.js';
import type { ClientReachability, ConversationStarted, DialogRated, InboundEvent } from '../messages/inbound-event.js';
import type { IngestChanges } from './ingest-changes.js';
import { externalIdsOf, referenceKey } from './ingest-snapshot.js';
import { aMessageReceived, anEcho, aSender, aStatus, phone } from '../testing/inbound-events.factory.js';
import { aCandidate } from '../testing/a-candidate.factory.js';
import { codes, IngestCase, written } from '../testing/ingest-case.js';

const VERA = [phone('79001112233')];
const started = (more: Partial<ConversationStarted> = {}): ConversationStarted => ({
  ...{ type: 'conversation_started', externalId: 'start.1', client: aSender(), payload: 'spring', at: null, ...more },
});
const rated = (more: Partial<DialogRated> = {}): DialogRated => ({
  ...{ type: 'dialog_rated', externalId: 'rating.1', client: VERA, score: 4, comment: null, at: null, ...more },
});
const blocked = (reachable = false): ClientReachability => ({
  ...{ type: 'client_reachability', client: VERA, reachable, line: reachable ? 'client_unblocked_channel' : 'client_blocked_channel' },
  at: null,
});

describe('a message that the provider knows by several ids', () => {
  it('comes once, whichever of its ids comes again', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived({ externalId: 'gs.1', alsoKnownAs: ['wamid.1'] }));
    expect(written(company.receive(aMessageReceived({ externalId: 'wamid.1' })))).toEqual([]);
    expect(written(company.receive(anEcho({ externalId: 'other', alsoKnownAs: ['gs.1'] })))).toEqual([]);
  });

  it('is found by the second id of a status, and remembered by all of them', () => {
    const company = new IngestCase();
    const [message] = written(company.receive(anEcho({ externalId: 'gs.2' })));
    const changes = company.receive(aStatus({ externalId: 'wamid.2', alsoKnownAs: ['gs.2'] }));
    expect(changes.statuses).toMatchObject([{ messageId: message?.id, externalId: 'wamid.2' }]);
    expect(changes.aliases).toEqual([{ channelId: IngestCase.CHANNEL, messageId: message?.id, externalId: 'wamid.2' }]);
    expect(company.receive(aStatus({ externalId: 'wamid.2' })).statuses).toMatchObject([{ messageId: message?.id }]);
  });

  it('a status that nobody can name waits under each of its ids', () => {
    const changes = new IngestCase().receive(aStatus({ externalId: 'wamid.3', alsoKnownAs: ['gs.3'] }));
    expect(changes.statuses.map(({ externalId, messageId }) => [externalId, messageId])).toEqual([
      ['wamid.3', null],
      ['gs.3', null],
    ]);
  });
});

describe('a press that the provider waits to be answered', () => {
  it('is answered once, however often it comes', () => {
    const company = new IngestCase();
    const press = aMessageReceived({ pressHandle: 'callback-7' });
    expect(company.receive(press).actions).toMatchObject([{ kind: 'answer_press', detail: { handle: 'callback-7' } }]);
    expect(company.receive(press).actions).toEqual([]);
  });
});

describe('a press', () => {
  it('answers the message whose button it was, though its messenger quotes nothing', () => {
    const company = new IngestCase();
    const asked = company.receive(anEcho({ externalId: 'tg:9', content: { buttons: [{ type: 'reply', text: 'Yes' }] } })).messages.at(-1);
    const press = { payload: 'yes', title: 'Yes', onMessage: 'tg:9' };
    const { messages } = company.receive(aMessageReceived({ externalId: 'press:2', content: { press }, quotes: null }));
    expect(messages.find(({ externalId }) => externalId === 'press:2')).toMatchObject({ quotedId: asked?.id, quotedExternalId: null });
  });
});

describe('a message that was forwarded from another dialog', () => {
  it('is no quote: nobody here may read what was said there', () => {
    const company = new IngestCase();
    company.receive(anEcho({ externalId: 'tg:9', to: aSender({ identities: [phone('79005556677')] }) }));
    const press = { payload: 'yes', title: 'Yes', onMessage: 'tg:9' };
    for (const event of [aMessageReceived({ content: { press } }), aMessageReceived({ externalId: 'm.2', quotes: 'tg:9' })]) {
      const message = company.receive(event).messages.find(({ kind }) => kind === 'from_client');
      expect(message).toMatchObject({ quotedId: null, quotedExternalId: event.quotes });
    }
  });
});

describe('a press that brings a reference instead of its payload', () => {
  const REFERENCE = `~${'Ab0_-'.repeat(4)}xy`;
  const PAYLOAD = 'order_status?id=42&lang=ru';
  const pressed = (title: string, given: boolean): unknown => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    const clientId = company.dialogs[0]!.snapshot.clientId;
    if (given) company.snapshot.pressedReferences.set(referenceKey(clientId, REFERENCE), { payload: PAYLOAD, title: 'Where is it?' });
    const press = { payload: REFERENCE, title, onMessage: 'tg:9' };
    const { messages } = company.receive(aMessageReceived({ externalId: 'press:1', text: title, content: { press } }));
    const message = messages.find(({ kind }) => kind === 'from_client');
    return [message?.text, message?.content];
  };

  it('has the payload that its client was given, and reads as its button', () => {
    const press = { payload: PAYLOAD, title: 'Where is it?', onMessage: 'tg:9' };
    expect(pressed('Where is it?', true)).toEqual(['Where is it?', { press }]);
    expect(pressed(REFERENCE, true)).toEqual(['Where is it?', { press }]);
  });

  it('is a word like any other where its client was given none', () => {
    expect(pressed('Where is it?', false)).toEqual(['Where is it?', null]);
  });
});

describe('a press whose payload the messenger could not carry', () => {
  const reply = (text: string, payload?: string): MessageButton => ({ type: 'reply', text, ...(payload === undefined ? {} : { payload }) });
  const press = (place: number): InboundEvent =>
    aMessageReceived({
      ...{ externalId: 'press:1', text: '@button:1', pressedButton: place },
      content: { press: { payload: '@button:1', title: '@button:1', onMessage: 'tg:9' } },
    });
  const pressesIn = (changes: IngestChanges): unknown[] =>
    changes.messages.filter(({ kind }) => kind === 'from_client').map(({ text, content }) => [text, content?.press]);
  const pressed = (place: number): unknown => {
    const company = new IngestCase();
    company.receive(
      anEcho({ externalId: 'tg:9', content: { buttons: [{ type: 'url', text: 'Shop' }, reply('Yes'), reply('No', 'no:'.repeat(50))] } }),
    );
    return pressesIn(company.receive(press(place)));
  };

  it('has the payload of the button at its place among the reply buttons', () => {
    expect(pressed(1)).toEqual([['No', { payload: 'no:'.repeat(50), title: 'No', onMessage: 'tg:9' }]]);
    expect(pressed(0)).toEqual([['Yes', { payload: 'Yes', title: 'Yes', onMessage: 'tg:9' }]]);
  });

  it('stays as it came where the message has no such button, or is not known', () => {
    const asItCame = ['@button:1', { payload: '@button:1', title: '@button:1', onMessage: 'tg:9' }];
    expect(pressed(2)).toEqual([asItCame]);
    expect(pressesIn(new IngestCase().receive(press(1)))).toEqual([asItCame]);
  });

  it('asks for the message that it is on', () => {
    expect(externalIdsOf(press(1))).toEqual(['press:1', 'tg:9']);
  });
});

describe('a client who blocks us', () => {
  let company: IngestCase;
  beforeEach(() => {
    company = new IngestCase();
    company.receive(aMessageReceived());
  });

  it('is marked, and the dialog says so once', () => {
    const changes = company.receive(blocked());
    expect(changes.reachability).toMatchObject([{ reachable: false }]);
    expect(codes(changes)).toEqual(['client_blocked_channel']);
    expect(codes(company.receive(blocked()))).toEqual([]);
  });

  it('is reachable again when he says so, or when he writes', () => {
    company.receive(blocked());
    expect(codes(company.receive(blocked(true)))).toEqual(['client_unblocked_channel']);
    company.receive(blocked());
    expect(company.receive(aMessageReceived()).reachability).toMatchObject([{ reachable: true }]);
  });

  it('nobody who never wrote gets a dialog by it', () => {
    expect(new IngestCase().receive(blocked()).dialogs.size).toBe(0);
  });
});

describe('a client who only pressed Start', () => {
  it('has an open thread with a line, and no request', () => {
    const company = new IngestCase();
    const changes = company.receive(started());
    expect(codes(changes)).toEqual(['client_started']);
    expect(company.dialog.snapshot).toMatchObject({ state: 'open', requestId: null, unreadCount: 0 });
    expect(company.receive(started()).messages).toEqual([]);
  });

  it('his first message begins the request', () => {
    const company = new IngestCase();
    company.receive(started());
    expect(company.receive(aMessageReceived()).requestsOpened).toHaveLength(1);
  });
});

describe('a rating', () => {
  it('belongs to the operator who served last, and counts once', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    company.dialog.assignTo(5);
    company.dialog.close(NOON);
    expect(company.receive(rated()).ratings).toMatchObject([{ operatorId: 5, requestId: null, rating: { score: 4 } }]);
    expect(company.receive(rated()).ratings).toEqual([]);
  });

  it.each([0, 6, 4.5, NaN])('of %s stars is none', (score) => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    expect(company.receive(rated({ score })).ratings).toEqual([]);
  });
});

describe('what is seen elsewhere', () => {
  it('messages read in the phone app are not unread here', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    expect(company.dialog.snapshot.unreadCount).toBe(1);
    company.receive({ type: 'read_elsewhere', client: VERA });
    expect(company.dialog.snapshot.unreadCount).toBe(0);
  });

  it('where only the message is named, it is the message that was read', () => {
    const company = new IngestCase();
    const [message] = written(company.receive(aMessageReceived({ externalId: 'A1' })));
    const read = (externalId: string): unknown => company.receive({ type: 'read_elsewhere', client: [], externalId }).readMessages;
    expect(read('A1')).toEqual([message?.id]);
    expect(read('A2')).toEqual([]);
  });

  it('how far the client has read is kept by the provider’s number, and nothing but a number', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    const read = (upTo: string): unknown => company.receive({ type: 'messages_read', client: VERA, upTo, at: null }).readUpTo;
    expect(read('12')).toMatchObject([{ upTo: '12', dialogId: company.dialog.id }]);
    expect(read('twelve')).toEqual([]);
    expect(read('1'.repeat(19))).toEqual([]);
  });

  it('typing is told and stored nowhere', () => {
    const company = new IngestCase();
    company.receive(aMessageReceived());
    const changes = company.receive({ type: 'client_typing', client: VERA });
    expect(changes.events).toEqual([{ kind: 'client_typing', dialogId: company.dialog.id, messageId: null }]);
    expect(changes.messages).toEqual([]);
  });
});

describe('a client on the black list', () => {
  const blacklisted = (): IngestCase => {
    const company = new IngestCase({ rules: { autoAssign: true }, candidates: [aCandidate(5)] });
    company.receive(aMessageReceived({ externalId: 'wamid.before' }));
    company.dialog.close(NOON);
    for (const client of company.snapshot.clients.values()) client.blacklisted = true;
    return company;
  };

  it('is heard, but opens no dialog, is given to nobody and asks for no attention', () => {
    const company = blacklisted();
    const changes = company.receive(aMessageReceived({ externalId: 'wamid.1', text: 'Buy cheap' }));
    expect(changes.messages).toMatchObject([{ kind: 'from_client', text: 'Buy cheap', requestId: null }]);
    expect(company.dialog.snapshot).toMatchObject({ state: 'closed', operatorId: null, waitsFor: null, unreadCount: 0 });
    expect(company.dialog.snapshot.lastMessagePreview).toBe('Buy cheap');
    expect([changes.requestsOpened, changes.outbox, [...changes.assignedOperators]]).toEqual([[], [], []]);
  });

  it('comes once, however often the provider repeats it', () => {
    const company = blacklisted();
    company.receive(aMessageReceived({ externalId: 'wamid.1' }));
    expect(company.receive(aMessageReceived({ externalId: 'wamid.1' })).messages).toEqual([]);
  });

  it('opens nothing by beginning the conversation anew', () => {
    const company = blacklisted();
    company.receive(started());
    expect(company.dialog.isOpen).toBe(false);
  });
});

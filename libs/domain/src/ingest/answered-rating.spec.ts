import type { IngestChanges } from './ingest-changes.js';
import { aCandidate } from '../testing/a-candidate.factory.js';
import { aMessageReceived } from '../testing/inbound-events.factory.js';
import { codes, IngestCase, written } from '../testing/ingest-case.js';

const press = (score: number, requestId = 90, externalId = `press.${score}`) =>
  aMessageReceived({
    externalId,
    text: String(score),
    content: { press: { payload: `rate?request=${requestId}&score=${score}`, title: String(score) } },
  });
const scores = ({ ratings }: IngestChanges): unknown[] => ratings.map(({ rating }) => rating.score);
const texts = (changes: IngestChanges): (string | null)[] => written(changes).map(({ text }) => text);

describe('an answer to our question', () => {
  let company: IngestCase;
  /** A client whose request was closed and who was asked about it. */
  beforeEach(() => {
    company = new IngestCase({ candidates: [aCandidate(5)] });
    company.receive(aMessageReceived({ externalId: 'first' }));
    close();
    company.snapshot.askedRatings.push({ requestId: 90, dialogId: company.dialog.id, operatorId: 5, score: null, locale: 'en' });
  });
  const close = (): void => company.dialog.close(new Date());

  it('is kept with its request and its operator, thanked for, and neither opens the dialog nor asks for attention', () => {
    const changes = company.receive(press(4));
    expect(changes.ratings).toMatchObject([{ requestId: 90, operatorId: 5, rating: { externalId: 'request:90', score: 4 } }]);
    expect(codes(changes)).toEqual(['client_rated']);
    expect(texts(changes)).toEqual(['4', 'Thank you for your rating.']);
    expect(changes.toSend).toHaveLength(1);
    expect(company.dialog.snapshot).toMatchObject({ state: 'closed', unreadCount: 0, operatorId: null });
    expect(changes.requestsOpened).toEqual([]);
    expect(changes.outbox).toEqual([]);
  });

  it('pressed twice counts once; another press changes it, and is not thanked for again', () => {
    company.receive(press(4));
    const again = company.receive(press(4, 90, 'again'));
    expect([scores(again), codes(again), texts(again)]).toEqual([[], [], ['4']]);
    const changed = company.receive(press(2));
    expect([scores(changed), codes(changed), texts(changed)]).toEqual([[2], ['client_rated'], ['2']]);
  });

  it('may be a lone digit', () => {
    expect(scores(company.receive(aMessageReceived({ externalId: 'digit', text: ' 5 ' })))).toEqual([5]);
  });

  it.each(['5 loaves, please', '6', '55'])('is not "%s": that begins a request', (text) => {
    const changes = company.receive(aMessageReceived({ externalId: 'words', text }));
    expect(scores(changes)).toEqual([]);
    expect(changes.requestsOpened).toHaveLength(1);
  });

  it('a digit of somebody who is being served again is for his operator; a press still rates, and hides nothing that is unread', () => {
    company.receive(aMessageReceived({ externalId: 'words', text: 'One more thing' }));
    expect(scores(company.receive(aMessageReceived({ externalId: 'digit', text: '5' })))).toEqual([]);
    const changes = company.receive(press(5));
    expect(scores(changes)).toEqual([5]);
    expect(company.dialog.snapshot).toMatchObject({ state: 'open', unreadCount: 2 });
  });

  it('comes too late, or for something else: it is kept and counts for nothing', () => {
    const changes = company.receive(press(5, 91));
    expect([scores(changes), codes(changes), texts(changes), changes.requestsOpened]).toEqual([[], [], ['5'], []]);
  });
});

import { CloseDialog } from '../dialogs/close-dialog.js';
import { aCandidate } from '../testing/a-candidate.factory.js';
import { aDialog, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { someAbilities } from '../testing/some-abilities.factory.js';
import type { Caller } from '../access/caller.js';
import type { ChannelAbilities } from '../messages/message-limits.js';
import { pressedRating, scoreIn } from './rating.js';

const HOUR = 3_600;
const boris: Caller = { companyId: 7, operatorId: 5, role: 'operator', permissions: [], technical: false };
const terms = { question: 'How was it?', locale: 'en', transport: 'paper' } as const;

describe('closing a request', () => {
  let desk: InMemoryDesk;
  beforeEach(() => {
    desk = new InMemoryDesk().employs(5).has(aDialog({ lastInboundAt: secondsAfterNoon(-HOUR) }).heldBy(5));
    desk.candidates.set(1, [aCandidate(5)]);
    desk.ratingTerms = terms;
  });
  const close = (abilities: () => ChannelAbilities = someAbilities): Promise<unknown> => new CloseDialog(desk, abilities).run(boris, 100);
  const asked = () => desk.messages.filter(({ kind }) => kind === 'autoreply');

  it('asks the client to rate it, by a button a score; the question belongs to the request and opens nothing', async () => {
    await close();
    const [question] = asked();
    expect(question).toMatchObject({ text: 'How was it?', requestId: 90, operatorId: null, status: 'queued' });
    expect(question?.content?.buttons?.map(({ payload }) => pressedRating(payload ?? ''))).toEqual(
      [1, 2, 3, 4, 5].map((score) => ({ requestId: 90, score })),
    );
    expect(desk.queued).toEqual([question?.id]);
    expect(desk.dialog(100)).toMatchObject({ state: 'closed', unreadCount: 0, requestId: null });
  });

  it('asks in words where the channel has no room for five buttons', async () => {
    await close(() => someAbilities('', { payloadLength: 0, listRows: 0 }));
    expect(asked()).toMatchObject([{ text: 'How was it?\nAnswer with a digit from 1 (poor) to 5 (excellent).', content: null }]);
  });

  it.each<[string, (desk: InMemoryDesk) => ChannelAbilities]>([
    ['the company does not ask', ({}) => someAbilities()],
    ['the chat asks by itself', () => ({ ...someAbilities(), features: { ...someAbilities().features, ownRating: true } })],
    ['the channel takes no free text any more', () => someAbilities('', { replyWindowHours: 1 })],
  ])('asks nothing where %s', async (what, abilities) => {
    if (what === 'the company does not ask') desk.ratingTerms = null;
    await close(() => abilities(desk));
    expect(asked()).toEqual([]);
  });
});

it.each<[string, ReturnType<typeof pressedRating>]>([
  ['rate?request=90&score=5', { requestId: 90, score: 5 }],
  ['rate?request=90&score=6', null],
  ['rate?request=90', null],
  ['rate?request=-1&score=5', null],
  ['press?request=90&score=5', null],
  ['rate', null],
])('a button that carries %s', (payload, meaning) => {
  expect(pressedRating(payload)).toEqual(meaning);
});

it('a score is a digit and nothing else', () => {
  expect(['5', ' 1 ', '0', '6', '55', '5!', '', null].map(scoreIn)).toEqual([5, 1, null, null, null, null, null, null]);
});

import { aCandidate, someRules } from '../testing/a-candidate.factory.js';
import { aDialog, secondsAfterNoon } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { ReviewNew } from './review-new.js';

describe('after the rules have changed', () => {
  let desk: InMemoryDesk;
  beforeEach(() => {
    desk = new InMemoryDesk().employs(5, 6);
    desk.candidates.set(1, [aCandidate(5)]);
  });
  const review = (): Promise<void> => new ReviewNew(desk).run(7);
  const nth = (n: number, more = {}) => aDialog({ id: 100 + n, clientId: n, openedAt: secondsAfterNoon(n), ...more });

  it('what nobody had assigned is given, oldest first, and the rest waits', async () => {
    desk.has(nth(2), nth(0), nth(1));
    desk.candidates.set(1, [aCandidate(5, { maxOpenDialogs: 2 })]);
    await review();
    expect([0, 1, 2].map((n) => desk.dialog(100 + n).operatorId)).toEqual([5, 5, null]);
    expect(desk.dialog(102)).toMatchObject({ waitsFor: 'any', waitsSince: desk.now });
  });

  it('a long list is looked through to its end', async () => {
    desk.has(...Array.from({ length: 230 }, (_, n) => nth(n)));
    desk.candidates.set(1, [aCandidate(5, { maxOpenDialogs: 1000 })]);
    await review();
    expect([...desk.dialogs.values()].every(({ operatorId }) => operatorId === 5)).toBe(true);
  });

  it('what waited is left to people where nobody assigns any more', async () => {
    desk.rules = someRules({ autoAssign: false });
    desk.has(nth(0).waitingForAny(), nth(1).waitingFor(6));
    await review();
    expect([100, 101].map((id) => desk.dialog(id))).toMatchObject([
      { waitsFor: null, operatorId: null },
      { waitsFor: null, operatorId: null },
    ]);
    expect(desk.lines).toEqual([]);
  });

  it('a dialog that we began and nobody answered is nobody’s to serve yet', async () => {
    desk.has(nth(0, { requestId: null }));
    await review();
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, waitsFor: null });
  });

  it('what waits for just what it waited for stays as it is, without a word', async () => {
    desk.rules = someRules({ lastOperatorMode: 'always' });
    desk.candidates.set(1, [aCandidate(5, { online: false })]);
    desk.has(nth(0).waitingFor(5), nth(1).waitingForAny());
    await review();
    expect(desk.messages).toEqual([]);
    expect(desk.outbox).toEqual([]);
  });
});

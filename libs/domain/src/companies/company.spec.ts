import { Company } from './company.js';

const company = (): Company => new Company(1, 'Warm Bread', 'Europe/Moscow', 'ru');

describe('a company', () => {
  it.each(['Europe/Nowhere', '+03:00', 'Moscow Standard Time', '', 'UTC+3'])('does not live in the time zone %j', (timeZone) => {
    expect(() => new Company(1, 'Warm Bread', timeZone, 'ru')).toThrow('Europe/Moscow');
    expect(() => company().change({ timeZone })).toThrow('Europe/Moscow');
  });

  it('keeps all of it when one of the changes is refused', () => {
    const bread = company();
    expect(() => bread.change({ name: 'Cold Bread', lastOperatorWaitSeconds: 0 })).toThrow('at least 1');
    expect(bread.name).toBe('Warm Bread');
  });

  it.each([
    ['offlineReleaseSeconds', -1, 'at least 0'],
    ['backlogLimitSeconds', 0, 'at least 1'],
  ])('refuses %s of %s', (field, value, remedy) => {
    expect(() => company().change({ [field]: value })).toThrow(remedy);
  });

  it('leaves dialogs with whoever is gone and distributes them however old they are, unless told otherwise', () => {
    const bread = company();
    expect(bread).toMatchObject({ offlineReleaseSeconds: null, backlogLimitSeconds: null });
    bread.change({ offlineReleaseSeconds: 0, backlogLimitSeconds: 3600 });
    bread.change({ name: 'Cold Bread' });
    expect(bread).toMatchObject({ offlineReleaseSeconds: 0, backlogLimitSeconds: 3600 });
    bread.change({ offlineReleaseSeconds: null, backlogLimitSeconds: null });
    expect(bread).toMatchObject({ offlineReleaseSeconds: null, backlogLimitSeconds: null });
  });

  it('changes what is given; null takes the limit of waiting away', () => {
    const bread = company();
    bread.change({ lastOperatorMode: 'always', lastOperatorWaitSeconds: 60, maxOpenDialogs: 0 });
    expect(bread).toMatchObject({ name: 'Warm Bread', lastOperatorMode: 'always', lastOperatorWaitSeconds: 60, maxOpenDialogs: 0 });
    bread.change({ lastOperatorWaitSeconds: null });
    expect(bread.lastOperatorWaitSeconds).toBeNull();
  });
});

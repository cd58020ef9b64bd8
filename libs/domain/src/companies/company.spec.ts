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

  it('changes what is given; null takes the limit of waiting away', () => {
    const bread = company();
    bread.change({ lastOperatorMode: 'always', lastOperatorWaitSeconds: 60, maxOpenDialogs: 0 });
    expect(bread).toMatchObject({ name: 'Warm Bread', lastOperatorMode: 'always', lastOperatorWaitSeconds: 60, maxOpenDialogs: 0 });
    bread.change({ lastOperatorWaitSeconds: null });
    expect(bread.lastOperatorWaitSeconds).toBeNull();
  });
});

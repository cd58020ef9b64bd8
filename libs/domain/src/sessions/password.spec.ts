import { checkNewPassword } from './password.js';

const check =
  (password: string): (() => void) =>
  () =>
    checkNewPassword(password, { email: 'anna.kern@example.test' });

describe('a new password', () => {
  it.each(['a horse that reads mail', 'тёплый хлеб!', '0123456789ab', '🍞🥖🥐🥨🥯🍞🥖🥐🥨🥯🍞🥖', 'x1y2'.repeat(64)])(
    '%s will do',
    (password) => {
      expect(check(password)).not.toThrow();
    },
  );

  it.each([
    ['elevenchars', 'at least 12'],
    ['🍞🥖🥐🥨🥯🍞', 'at least 12'],
    ['x1y2'.repeat(64) + 'z', '256 characters at most'],
    ['Password1234', 'choose another'],
    ['QwertyQwerty!1', 'choose another'],
    ['aaaaaaaaaaaaaaaa', 'choose another'],
    ['ANNA.KERN@example.test', 'choose another'],
  ])('%s is refused', (password, words) => {
    expect(check(password)).toThrow(words);
  });
});

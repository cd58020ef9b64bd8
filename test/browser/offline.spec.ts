import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { CuttableLine } from './support/cuttable-line.js';
import { OperatorWindow } from './support/operator-window.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { ANNA, BORIS, PRODUCT } from './support/product.js';
import { text } from './support/texts.js';
import { onlyAnnaAtWork } from './support/who-is-at-work.js';
import { Windows } from './support/windows.js';

/** Cutting the network is what the tests are about. */
const CUT = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|WebSocket connection/;
/** The console tries again by itself at longer and longer distances. */
const TRIED_AGAIN = { timeout: 40_000 };

describe('an operator whose line is cut', () => {
  let windows: Windows;
  let line: CuttableLine;
  let anna: OperatorWindow;

  before(async () => {
    windows = await Windows.start({ allowed: CUT });
    await onlyAnnaAtWork(windows, BORIS);
    line = await CuttableLine.to(PRODUCT);
    anna = await OperatorWindow.open(windows, ANNA, { path: `${line.url}/chat` });
    await anna.account.clearDesk();
  });
  afterEach(() => line.mend());
  after(async () => {
    await windows.close().finally(() => line.end());
  });

  const banner = () => anna.page.getByRole('status').filter({ hasText: text('app:connection.lost') });
  const reconnect = () => anna.button('app:connection.now');

  /** A client whose first message Anna has open, in a page that would show if it were loaded anew. */
  async function inTalk(): Promise<PhoneWindow> {
    const phone = await PhoneWindow.switchOn(windows, aClientName());
    await phone.write('Good afternoon');
    await anna.openDialog(phone.client);
    await anna.message('Good afternoon').waitFor();
    await anna.page.evaluate('window.notLoadedAnew = true');
    return phone;
  }
  /** What stands in the open thread, in its order: which of the words each message is. */
  async function order(words: string[]): Promise<string[]> {
    const said = await anna.page.getByRole('log').getByRole('article').allInnerTexts();
    return said.flatMap((one) => words.filter((word) => one.includes(word)));
  }
  async function cutUntilItIsSaid(): Promise<void> {
    line.cut();
    await banner().waitFor();
  }

  it('is told so, and sees once and in order what the client wrote meanwhile, without a reload', async () => {
    const phone = await inTalk();
    await cutUntilItIsSaid();
    const written = ['First from the road', 'Second from the road', 'Third from the road'];
    for (const one of written) {
      await phone.write(one);
      await phone.waitUntilTaken(one);
    }
    assert.deepEqual(await order(written), []);
    line.mend();
    await anna.message(written[2]!).waitFor(TRIED_AGAIN);
    await banner().waitFor({ state: 'detached' });
    assert.deepEqual(await order(written), written);
    assert.equal(await anna.page.evaluate('window.notLoadedAnew'), true);
  });

  it('has what he sends meanwhile sent once and in order, and can try at once', async () => {
    const phone = await inTalk();
    await cutUntilItIsSaid();
    const sent = ['One while offline', 'Two while offline', 'Three while offline'];
    for (const one of sent) {
      await anna.reply(one);
      await anna.message(one).waitFor();
    }
    await phone.write('Written between');
    await phone.waitUntilTaken('Written between');
    assert.equal(await phone.bubble(/while offline/).count(), 0);
    line.mend();
    await reconnect().click();
    await banner().waitFor({ state: 'detached' });
    for (const one of sent) await anna.waitForStatus(one, 'read');
    const onThePhone = await phone.page.getByRole('article').filter({ hasText: 'while offline' }).allInnerTexts();
    assert.deepEqual(
      onThePhone.map((said) => sent.find((one) => said.includes(one))),
      sent,
    );
    assert.deepEqual(await order([...sent, 'Written between']), ['Written between', ...sent]);
    assert.equal(await anna.page.evaluate('window.notLoadedAnew'), true);
  });

  it('keeps what he types meanwhile, and it is on the server as soon as the line is back', async () => {
    const phone = await inTalk();
    await cutUntilItIsSaid();
    await anna.composer.fill('Not finished yet');
    line.mend();
    const carried = anna.page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/draft') && answer.ok(),
      TRIED_AGAIN,
    );
    await reconnect().click();
    await banner().waitFor({ state: 'detached' });
    await carried;
    assert.equal(await anna.composer.inputValue(), 'Not finished yet');
    await anna.reply('Not finished yet, but sent');
    await phone.bubble('Not finished yet, but sent').waitFor();
  });
});

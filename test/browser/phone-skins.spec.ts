import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { violations } from './support/axe.js';
import { aClientName, PhoneWindow } from './support/phone-window.js';
import { PRODUCT } from './support/product.js';
import { Windows } from './support/windows.js';

const SKINS: Record<string, string> = {
  ...{ 'whatsapp-cloud': 'whatsapp', 'whatsapp-360dialog': 'whatsapp', 'whatsapp-gupshup': 'whatsapp', 'whatsapp-personal': 'whatsapp' },
  ...{ 'telegram-bot': 'telegram', 'telegram-personal': 'telegram', max: 'max', tamtam: 'tamtam', external: 'plain' },
};

describe('the simulated phone', () => {
  let windows: Windows;
  before(async () => {
    windows = await Windows.start();
  });
  after(() => windows.close());

  for (const [transport, skin] of Object.entries(SKINS)) {
    it(`looks like ${skin} on ${transport}, and what is written on it arrives`, async () => {
      for (const scheme of ['light', 'dark'] as const) {
        const phone = await PhoneWindow.switchOn(windows, aClientName(), { scheme, channel: `demo-${transport}` });
        await phone.write('Good afternoon');
        await phone.waitUntilTaken('Good afternoon');
        assert.equal(await phone.page.locator(`section[data-skin=${skin}]`).count(), 1);
        assert.deepEqual(await violations(phone.page), []);
        await phone.page.context().close();
      }
    });
  }

  it('offers only what its messenger has', async () => {
    const answer = await fetch(`${PRODUCT}/simulator/phones`);
    const { items } = (await answer.json()) as { items: { transport: string; abilities: string[] }[] };
    const of = (transport: string) => items.find((item) => item.transport === transport)?.abilities ?? [];
    assert.ok(of('telegram-bot').includes('start') && !of('whatsapp-cloud').includes('start'));
    assert.ok(of('whatsapp-cloud').includes('read') && !of('max').includes('read'));
  });
});

import { describe, expect, it } from 'vitest';
import { HostPage } from './host-page.js';

const CRM = 'https://crm.example';

/** A window in a frame, and the page around it. */
function aFrame(ancestors?: string[]) {
  const heard: { data: unknown; origin: string }[] = [];
  const own = new EventTarget() as unknown as Window;
  const parent = { postMessage: (data: unknown, origin: string) => heard.push({ data, origin }) } as unknown as Window;
  Object.assign(own, { parent, location: { ancestorOrigins: ancestors } });
  const says = (data: unknown, from: { origin?: string; source?: Window } = {}): void => {
    const event = Object.assign(new Event('message'), { data, origin: from.origin ?? CRM, source: from.source ?? parent });
    own.dispatchEvent(event);
  };
  return { page: new HostPage([CRM, 'https://desk.example'], own), heard, says };
}

const never = (): AbortSignal => new AbortController().signal;

describe('the page around a frame', () => {
  it('is asked at its own address, where the browser names it', () => {
    const { page, heard } = aFrame([CRM]);
    void page.ask('deskwire:ready', never());
    expect(heard).toEqual([{ data: { type: 'deskwire:ready' }, origin: CRM }]);
  });

  it.each([[undefined], [['https://stranger.example']]])('is asked at the listed addresses only, else: %j', (ancestors) => {
    const { page, heard } = aFrame(ancestors);
    void page.ask('deskwire:token-needed', never());
    expect(heard.map(({ origin }) => origin)).toEqual([CRM, 'https://desk.example']);
  });

  it('is heard from a listed site, as the window that frames us, with a token', async () => {
    const { page, says } = aFrame([CRM]);
    const answer = page.ask('deskwire:ready', never());
    says({ type: 'deskwire:token', token: 'stolen' }, { origin: 'https://stranger.example' });
    says({ type: 'deskwire:token', token: 'another window' }, { source: {} as Window });
    says({ type: 'deskwire:token', token: 5 });
    says({ type: 'something else', token: 'no' });
    says('text');
    says(null);
    says({ type: 'deskwire:token', token: 'good' });
    expect(await answer).toEqual({ token: 'good', origin: CRM });
  });

  it('is waited for no longer than wanted', async () => {
    const { page } = aFrame([CRM]);
    const waiting = new AbortController();
    const answer = page.ask('deskwire:ready', waiting.signal);
    waiting.abort();
    expect(await answer).toBeNull();
  });
});

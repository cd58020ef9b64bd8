import { getPushKey, subscribeToPush, unsubscribeFromPush } from '../../api/notifications.js';

const WORKER = '/push-worker.js';
/** Whose pushes this browser takes: another operator who logs in here is not told what is the first one's. */
const OWNER_KEY = 'deskwire.push';

export const pushSupported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** The browser's services of its maker could not be reached, or are not there. */
export class PushRefused extends Error {}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
};

async function currentSubscription(): Promise<PushSubscription | null> {
  if (!pushSupported()) return null;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Whether this browser takes the pushes of this operator. */
export const isPushOn = async (operatorId: number): Promise<boolean> =>
  localStorage.getItem(OWNER_KEY) === String(operatorId) && (await currentSubscription()) !== null;

/** Registers the worker, which is there only from now on, and tells the server where this browser can be reached. */
export async function switchPushOn(operatorId: number): Promise<void> {
  await navigator.serviceWorker.register(WORKER);
  const registration = await navigator.serviceWorker.ready;
  const applicationServerKey = bytesOf(await getPushKey());
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch((cause: unknown) => {
    throw new PushRefused('The browser gave no subscription', { cause });
  });
  await subscribeToPush(subscription.toJSON());
  localStorage.setItem(OWNER_KEY, String(operatorId));
}

export async function switchPushOff(): Promise<void> {
  localStorage.removeItem(OWNER_KEY);
  await (await currentSubscription())?.unsubscribe();
  await (await navigator.serviceWorker.getRegistration(WORKER))?.unregister();
  await unsubscribeFromPush();
}

/** A subscription ends with its session: a new one is told of the browser again. Somebody else's is given up. */
export async function keepPush(operatorId: number): Promise<void> {
  if (localStorage.getItem(OWNER_KEY) === null) return;
  if (localStorage.getItem(OWNER_KEY) !== String(operatorId)) return switchPushOff();
  const subscription = await currentSubscription();
  if (subscription) await subscribeToPush(subscription.toJSON());
}

/** Where a pressed push wants to go, told by the worker to the tab that it brings to the front; returns how to stop. */
export function whenPushPressed(go: (path: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const listen = ({ data }: MessageEvent<unknown>): void => {
    const { type, path } = (data ?? {}) as { type?: unknown; path?: unknown };
    if (type === 'deskwire:open' && typeof path === 'string' && /^\/(?![/\\])/.test(path)) go(path);
  };
  navigator.serviceWorker.addEventListener('message', listen);
  return () => navigator.serviceWorker.removeEventListener('message', listen);
}

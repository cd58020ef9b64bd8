import { queryOptions } from '@tanstack/react-query';
import { http } from '../../../api/client.js';
import type { OutgoingFile, PhoneRef, PhoneSettings, SimButton, SimLocation, SimMessage, SimulatedChannel } from './sim-types.js';

export const phonesQuery = queryOptions({
  queryKey: ['simulator', 'phones'],
  queryFn: async ({ signal }) => (await http.get<{ items: SimulatedChannel[] }>('/simulator/phones', { signal })).items,
});

/** One that can be played, also a site's chat that is in no list; 404 where it can't. */
export const phoneQuery = (channelKey: string) =>
  queryOptions({
    queryKey: ['simulator', 'phones', channelKey],
    queryFn: ({ signal }) => http.get<SimulatedChannel>(`/simulator/phones/${encodeURIComponent(channelKey)}`, { signal }),
  });

const channelPath = (channelKey: string) => `/simulator/phones/${encodeURIComponent(channelKey)}/clients`;

export const phonePath = (phone: Pick<PhoneRef, 'channelKey' | 'clientId'>, rest = ''): string =>
  `${channelPath(phone.channelKey)}/${encodeURIComponent(phone.clientId)}${rest}`;

export interface NewPhone {
  channelKey: string;
  name?: string;
  phone?: string;
}

/** The same number again gives the same phone, so this also brings back a phone that the simulator forgot. */
export async function createPhone({ channelKey, name, phone }: NewPhone): Promise<string> {
  const { clientId } = await http.post<{ clientId: string | number }>(channelPath(channelKey), { name, phone });
  return String(clientId);
}

export interface SendFromPhone {
  text?: string;
  file?: OutgoingFile;
  location?: SimLocation;
  quotes?: string;
}

export async function sendFromPhone(phone: PhoneRef, { text, file, location, quotes }: SendFromPhone): Promise<SimMessage> {
  const attachment = file && { kind: file.kind, name: file.name, mime: file.mime, dataBase64: await base64Of(file.blob) };
  return http.post<SimMessage>(phonePath(phone, '/messages'), { text, attachment, location, quotes, voice: file?.voice || undefined });
}

export const pressButton = (phone: PhoneRef, messageId: string, button: SimButton) =>
  http.post<SimMessage>(phonePath(phone, '/press'), { messageId, payload: button.payload, title: button.title });

export const react = (phone: PhoneRef, messageId: string, emoji: string | null) =>
  http.post<SimMessage | undefined>(phonePath(phone, '/reactions'), { messageId, emoji });

export const editMessage = (phone: PhoneRef, messageId: string, text: string) =>
  http.post<SimMessage | undefined>(phonePath(phone, '/edit'), { messageId, text });

export const revokeMessage = (phone: PhoneRef, messageId: string) =>
  http.post<SimMessage | undefined>(phonePath(phone, '/revoke'), { messageId });

/** Opens the conversation without a word, as a link with a payload in it does. */
export const startConversation = (phone: PhoneRef, payload: string) =>
  http.post<void>(phonePath(phone, '/start'), payload ? { payload } : {});

/** The company writes to this phone from its own one, beside the console. */
export const writeAsCompany = (phone: PhoneRef, text: string) => http.post<SimMessage>(phonePath(phone, '/echo'), { text });

export const blockCompany = (phone: PhoneRef, blocked: boolean) => http.post<PhoneSettings>(phonePath(phone, '/block'), { blocked });

export const markPhoneRead = (phone: PhoneRef) => http.post<void>(phonePath(phone, '/read'));

/** With nothing to change it tells what is set: the simulator takes a chosen failure back once it has happened. */
export const changeSettings = (phone: PhoneRef, settings: Partial<PhoneSettings>) =>
  http.put<PhoneSettings>(phonePath(phone, '/settings'), settings);

async function base64Of(blob: Blob): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(blob);
  });
  return address.slice(address.indexOf(',') + 1);
}

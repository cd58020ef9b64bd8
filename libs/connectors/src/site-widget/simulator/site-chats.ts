import type { HttpPort } from '../../http/http.port.js';
import { asObject, asText } from '../../json/reading.js';
import { parseUntrustedJson } from '../../json/untrusted-json.js';
import type { SimulatedChannel } from '../../simulator/provider-simulator.js';

const KEY = /^[\w-]{1,100}$/;

/** Finds a site's chat by its key, asking the product as a page does. Whoever knows the key may write, so no secret is needed. */
export function siteChatsAt(productUrl: string | null, http: HttpPort): (key: string) => Promise<SimulatedChannel | null> {
  return async (key) => {
    if (productUrl === null || !KEY.test(key)) return null;
    const url = `${productUrl}/widget/${key}/config`;
    const answer = await http.request({ method: 'GET', url, headers: { origin: productUrl } }).catch(() => null);
    if (answer?.status !== 200) return null;
    const name = asText(asObject(parseUntrustedJson(answer.body)).name) ?? key;
    return {
      transport: 'site-widget',
      key,
      name,
      phone: null,
      settings: {},
      secrets: {},
      hookUrl: `${productUrl}/hooks/site-widget/${key}`,
    };
  };
}

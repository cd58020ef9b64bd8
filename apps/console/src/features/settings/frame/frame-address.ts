import type { FrameAction } from '../../../api/types.js';

export interface FrameWish {
  dialogId: number | null;
  disabled: readonly FrameAction[];
}

/** What stands behind the company's number in the address of a frame. */
export function addressQuery({ dialogId, disabled }: FrameWish): string {
  const query = [
    ...(dialogId === null ? [] : [`dialog=${dialogId}`]),
    ...(disabled.length === 0 ? [] : [`disabledActions=${disabled.join(',')}`]),
  ];
  return query.length === 0 ? '' : `?${query.join('&')}`;
}

/** The page of the company: the frame, and what lets it in. Works as copied, with a program behind `/deskwire-token`. */
export const pageSnippet = (product: string, companyId: number, wish: FrameWish): string => `<iframe id="deskwire" title="Deskwire"
  src="${product}/embed/${companyId}${addressQuery(wish)}"
  allow="microphone; clipboard-write" style="width: 400px; height: 700px; border: 0"></iframe>
<script>
  const deskwire = '${product}';
  const frame = document.getElementById('deskwire');
  addEventListener('message', async ({ origin, source, data }) => {
    if (origin !== deskwire || source !== frame.contentWindow) return;
    if (data.type !== 'deskwire:ready' && data.type !== 'deskwire:token-needed') return;
    const { token } = await (await fetch('/deskwire-token', { method: 'POST' })).json();
    frame.contentWindow.postMessage({ type: 'deskwire:token', token }, deskwire);
  });
</script>`;

/** What the program behind that page asks of the API; whoever is signed in there decides the operator. */
export const serverSnippet = (product: string, operatorId: number, { dialogId, disabled }: FrameWish): string => {
  const body = {
    operator_id: operatorId,
    ...(dialogId === null ? {} : { dialog_id: dialogId }),
    ...(disabled.length === 0 ? {} : { disabled_actions: disabled }),
  };
  return `curl -X POST ${product}/v1/embed_tokens \\
  -H "Authorization: $DESKWIRE_API_TOKEN" -H "Content-Type: application/json" \\
  -d '${JSON.stringify(body)}'
# {"status":"success","data":{"token":"…","expires_at":"…","url":"…"}}: hand data.token to the page`;
};

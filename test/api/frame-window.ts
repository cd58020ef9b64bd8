import type { Answer, ApiUnderTest } from './api-under-test.js';

export const CRM = 'https://crm.example';

interface Wish {
  operatorId: number;
  dialogId?: number;
  disabledActions?: string;
}

/** The chats in a frame, as far as the API sees them: knows no cookie, sends its bearer with each call. */
export class FrameWindow {
  private constructor(
    private readonly api: ApiUnderTest,
    readonly bearer: string,
    readonly me: { permissions: string[]; frame: unknown; csrfToken: string },
  ) {}

  /** By a token that the company's program makes. */
  static async open(api: ApiUnderTest, companyId: number, programToken: string, wish: Wish): Promise<FrameWindow> {
    const made = await api.v1(programToken, 'POST', '/embed_tokens', {
      operator_id: wish.operatorId,
      ...(wish.dialogId && { dialog_id: wish.dialogId }),
      ...(wish.disabledActions && { disabled_actions: wish.disabledActions }),
    });
    const answer = await FrameWindow.knock(api, { companyId, token: (made.json() as { data: { token: string } }).data.token });
    if (answer.statusCode !== 200) throw new Error(`The frame was not let in: ${answer.statusCode} ${answer.body}`);
    const { bearer, me } = answer.json<{ bearer: string; me: FrameWindow['me'] }>();
    return new FrameWindow(api, bearer, me);
  }

  static knock(
    api: ApiUnderTest,
    { companyId, token, origin = CRM }: { companyId: number; token: string; origin?: string },
  ): Promise<Answer> {
    return api.inject({ method: 'POST', url: '/api/embed/session', payload: { companyId, token, origin } });
  }

  call(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object, cookie?: string): Promise<Answer> {
    return this.api.inject({ method, url, payload, headers: { authorization: `Bearer ${this.bearer}`, ...(cookie && { cookie }) } });
  }

  /** How a call is answered: its status, and the code of a refusal. */
  async verdict(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<string> {
    const { statusCode, body } = await this.call(method, url, payload);
    const code = statusCode >= 400 ? ` ${(JSON.parse(body) as { code: string }).code}` : '';
    return `${statusCode}${code}`;
  }
}

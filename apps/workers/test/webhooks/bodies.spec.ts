import { WEBHOOK_EVENT_NAMES } from '#domain/webhooks/webhook-event.js';
import { HookedCompany } from '../../testing/hooked-company.js';
import { eventually } from '../../testing/rig.js';

type Body = Record<string, unknown>;

/** Every event through the real workers to a real program, each body in full. */
describe('what integrators are told', () => {
  let company: HookedCompany;
  let all: number;
  let channelId: number;
  let dialogId: number;
  let cardId: number;
  let clientId: number;
  let operatorId: number;
  let requestId: number;

  beforeAll(async () => {
    company = await HookedCompany.create();
    const { rig } = company;
    channelId = await rig.aChannel({ transport: 'whatsapp-cloud' });
    all = await company.hasWebhook({ path: '/all', events: [...WEBHOOK_EVENT_NAMES] });
    await rig.rows(`update webhook set created_at = now() - interval '1 minute'`);
    const own = { company_id: rig.companyId };
    operatorId = await rig.insert('operator', { ...own, email: 'o@example.com', password_hash: 'x', first_name: 'Olga', role: 'operator' });
    cardId = await rig.insert('card', { ...own, name: 'Ivan the Great', phones: ['79990000001'], comment: 'VIP' });
    clientId = await rig.insert('client', {
      ...own,
      channel_id: channelId,
      card_id: cardId,
      name: 'Ivan',
      phone: '79990000002',
      external_id: 'crm-7',
    });
    dialogId = await rig.insert('dialog', { ...own, channel_id: channelId, client_id: clientId, operator_id: operatorId });
    requestId = await rig.insert('request', { ...own, dialog_id: dialogId, client_id: clientId, operator_id: operatorId });
    await company.startWorkers();
  });
  afterAll(() => company.dispose());

  /** The only body that came since the last look, which has to name its event and its time. */
  async function told(hookType: string): Promise<Body> {
    await eventually(`${hookType} is delivered`, () => company.receiver.received.length > 0);
    await company.settled(all, 0);
    const hooks = company.receiver.received.splice(0);
    expect(hooks).toHaveLength(1);
    const { hook_type, event_time, ...body } = hooks[0]!.body;
    expect(hook_type).toBe(hookType);
    expect(event_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    return body;
  }

  const message = (values: Record<string, unknown>): Promise<number> =>
    company.rig.insert('message', {
      ...{ company_id: company.rig.companyId, dialog_id: dialogId, client_id: clientId, channel_id: channelId, request_id: requestId },
      ...values,
    });
  const added = (messageId: number, data?: Body): Promise<number> =>
    company.happens('message_added', { dialogId, messageId, ...(data && { data }) });
  const client = (): Body => ({
    ...{
      id: clientId,
      phone: '79990000002',
      client_phone: '79990000001',
      name: 'Ivan',
      assigned_name: 'Ivan the Great',
      external_id: 'crm-7',
    },
  });
  const place = (): Body => ({
    dialog_id: dialogId,
    client_id: clientId,
    channel_id: channelId,
    request_id: requestId,
    operator_id: operatorId,
  });
  const noFiles = { photo: null, video: null, audio: null, pdf: null, attachments: [] };

  it('inbox: a message of a client, the first of his and of the request', async () => {
    const id = await message({ kind: 'from_client', text: 'Привет' });
    await added(id, { firstOfRequest: true, firstOfClient: true });
    expect(await told('inbox')).toEqual({
      ...{ message_id: id, type: 'from_client', text: 'Привет', transport: 'whatsapp', ...place(), ...noFiles, coordinates: null },
      ...{ client: client(), is_new_request: true, is_new_client: true, extra_data: {} },
    });
  });

  it('inbox: files, a place, a pressed button', async () => {
    const content = { location: { latitude: 55.75, longitude: 37.62 }, press: { payload: 'buy', title: 'Buy' } };
    const id = await message({ kind: 'from_client', text: null, content: JSON.stringify(content) });
    const attachment = (position: number, kind: string, name: string): Promise<number> =>
      company.rig.insert('attachment', {
        company_id: company.rig.companyId,
        message_id: id,
        position,
        kind,
        name,
        state: 'stored',
        storage_key: `k${position}`,
      });
    await attachment(0, 'image', 'cake.jpg');
    await attachment(1, 'voice', 'voice.ogg');
    await attachment(2, 'document', 'Price.PDF');
    await added(id);
    const body = await told('inbox');
    const link = (name: string): unknown => expect.stringMatching(new RegExp(`^https://chat\\.example\\.com/v1/files/[\\w.-]+/${name}$`));
    expect(body).toMatchObject({
      ...{ photo: link('cake.jpg'), audio: link('voice.ogg'), pdf: link('Price.PDF'), video: null, coordinates: '55.75,37.62' },
      ...{ extra_data: { payload: 'buy' }, is_new_request: false, is_new_client: false },
      attachments: [
        { name: 'cake.jpg', link: link('cake.jpg') },
        { name: 'voice.ogg', link: link('voice.ogg') },
        { name: 'Price.PDF', link: link('Price.PDF') },
      ],
    });
  });

  it.each([
    ['outbox', 'to_client', undefined],
    ['outbox', 'autoreply', undefined],
    ['comment', 'comment', undefined],
    ['imported_message', 'to_client', { imported: true }],
    ['imported_message', 'from_client', { imported: true }],
  ])('%s: %s', async (hookType, kind, data) => {
    const id = await message({ kind, text: 'So be it', operator_id: kind === 'from_client' ? null : operatorId });
    await added(id, data);
    expect(await told(hookType)).toEqual({
      ...{ message_id: id, type: kind, text: 'So be it', transport: 'whatsapp', ...place(), ...noFiles, coordinates: null },
      ...{ client: client(), is_new_request: false, is_new_client: false, extra_data: {} },
    });
  });

  it('outbox_status: what became of a message; a change that is none of a status is told to nobody', async () => {
    const error = { code: '131026', detail: 'Not on WhatsApp', reason: 'unreachable' };
    const id = await message({
      kind: 'to_client',
      text: 'x',
      status: 90,
      external_id: 'wamid.1',
      error: JSON.stringify(error),
      operator_id: operatorId,
    });
    await company.happens('message_changed', { dialogId, messageId: id });
    await company.happens('message_changed', { dialogId, messageId: id, data: { status: 'failed' } });
    expect(await told('outbox_status')).toEqual({
      ...{ message_id: id, status: 'failed', transport: 'whatsapp', ...place() },
      data: { id, gateway_status: 'failed', remote_id: 'wamid.1', error: { code: '131026', text: 'Not on WhatsApp' } },
    });
  });

  it.each([
    ['new_client', 'client_added'],
    ['client_updated', 'client_changed'],
    ['client_added_to_blacklist', 'client_blacklisted'],
  ])('%s', async (hookType, kind) => {
    await company.happens(kind, { data: { clientId } });
    expect(await told(hookType)).toEqual({
      ...client(),
      ...{ username: null, avatar: null, comment: 'VIP', extra_comment_1: null, extra_comment_2: null, extra_comment_3: null },
      ...{ card_id: cardId, phones: ['79990000001'], custom_fields: {}, channel_id: channelId, transport: 'whatsapp' },
    });
  });

  it.each([
    ['new_request', 'request_opened'],
    ['close_request', 'request_closed'],
    ['close_dialog', 'dialog_closed'],
  ])('%s', async (hookType, kind) => {
    await company.happens(kind, { dialogId, data: { requestId, clientId } });
    expect(await told(hookType)).toEqual({ ...place(), transport: 'whatsapp', client: client() });
  });

  it('dialog_transferred: to an operator, to a group', async () => {
    await company.happens('dialog_transferred', { dialogId, data: { clientId, operatorId } });
    expect(await told('dialog_transferred')).toMatchObject({
      dialog_id: dialogId,
      client_id: clientId,
      operator_id: operatorId,
      group_id: null,
    });
    await company.happens('dialog_transferred', { dialogId, data: { clientId, groupId: 77 } });
    expect(await told('dialog_transferred')).toMatchObject({ dialog_id: dialogId, client_id: clientId, operator_id: null, group_id: 77 });
  });

  it('tags: new ones, on clients and requests, and taken off', async () => {
    const tagId = await company.aTag('VIP');
    const tag = {
      ...{ id: tagId, label: 'VIP', description: '', group_id: null, group_name: null, tag_bg_color: 'd6e4ff', tag_text_color: '1d2939' },
    };
    expect(await told('new_tag')).toEqual(tag);
    const onClient = { tag_id: tagId, client_id: clientId, channel_id: channelId, transport: 'whatsapp', tag, client: client() };
    await company.happens('tag_assigned', { data: { tagId, clientId } });
    expect(await told('add_tag_to_client')).toEqual(onClient);
    await company.happens('tag_assigned', { dialogId, data: { tagId, requestId } });
    expect(await told('add_tag_to_request')).toEqual({ ...onClient, request_id: requestId, dialog_id: dialogId });
    await company.happens('tag_taken', { dialogId, data: { tagId, requestId } });
    expect(await told('delete_tag_from_request')).toEqual({ ...onClient, request_id: requestId, dialog_id: dialogId });
    await company.rig.rows(`delete from tag where id = $1`, [tagId]);
    await company.happens('tag_taken', { data: { tagId, clientId } });
    expect(await told('delete_tag_from_client')).toEqual({ ...onClient, tag: { id: tagId } });
  });

  it('tickets: new, changed, and of a deleted one its number', async () => {
    const ticketId = await company.rig.insert('ticket', {
      company_id: company.rig.companyId,
      number: 3,
      client_id: clientId,
      title: 'Late',
    });
    const time = expect.stringMatching(/Z$/) as unknown;
    const ticket = {
      ...{ id: ticketId, ticket_id: ticketId, number: 'TICK-3', title: 'Late', description: '', state: 'open', priority: 'normal' },
      ...{ client_id: clientId, dialog_id: null, operator_id: null, created_at: time, updated_at: time, closed_at: null },
    };
    await company.happens('ticket_added', { data: { ticketId } });
    expect(await told('new_ticket')).toEqual(ticket);
    await company.happens('ticket_changed', { data: { ticketId } });
    expect(await told('ticket_updated')).toEqual(ticket);
    await company.rig.rows(`delete from ticket where id = $1`, [ticketId]);
    await company.happens('ticket_deleted', { data: { ticketId, number: 3, clientId } });
    const gone = { id: ticketId, ticket_id: ticketId, number: 'TICK-3', client_id: clientId, dialog_id: null };
    expect(await told('ticket_deleted')).toEqual(gone);
  });

  it('lines of the system, and rows that are gone, are told to nobody', async () => {
    await added(await message({ kind: 'system', text: null }));
    await added(123_456_789);
    await company.happens('client_changed', { data: { clientId: 987_654_321 } });
    const id = await message({ kind: 'comment', text: 'the next thing told', operator_id: operatorId });
    await added(id);
    expect(await told('comment')).toMatchObject({ message_id: id });
  });

  it('a webhook for one channel and some events hears of nothing else', async () => {
    const other = await company.rig.aChannel();
    const [of, elsewhere] = [
      await company.hasWebhook({ path: '/of', events: ['inbox'], channelIds: [channelId] }),
      await company.hasWebhook({ path: '/elsewhere', events: ['inbox'], channelIds: [other] }),
    ];
    const id = await message({ kind: 'from_client', text: 'Hello' });
    await added(id);
    await added(await message({ kind: 'to_client', text: 'not for it', operator_id: operatorId }));
    await company.settled(of, 1);
    await eventually('both are told to the one that wants all', () => company.receiver.at('/all').length === 2);
    expect(company.receiver.at('/of').map(({ body }) => body.message_id)).toEqual([id]);
    expect(await company.deliveries(elsewhere)).toEqual([]);
  });
});

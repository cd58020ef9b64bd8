import type { JsonObject } from '../../json/reading.js';

const SAMPLES: readonly JsonObject[] = [
  {
    ...{ id: '900000000000001', name: 'order_ready', language: 'ru', status: 'APPROVED', category: 'UTILITY' },
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://example.com/order.jpg'] } },
      {
        type: 'BODY',
        text: 'Здравствуйте, {{1}}! Заказ {{2}} готов. Ждём вас сегодня до {{3}}.',
        example: { body_text: [['Анна', '1042', '20:00']] },
      },
      { type: 'FOOTER', text: 'Пекарня «Тёплый хлеб»' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Приду сегодня' },
          { type: 'QUICK_REPLY', text: 'Перенести на завтра' },
        ],
      },
    ],
  },
  {
    ...{ id: '900000000000002', name: 'delivery_update', language: 'en', status: 'APPROVED', category: 'UTILITY' },
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['1042'] } },
      {
        type: 'BODY',
        text: 'Hello {{1}}, your order is on its way and arrives between {{2}}.',
        example: { body_text: [['Anna', '14:00 and 15:00']] },
      },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'URL', text: 'Follow the courier', url: 'https://example.com/track/{{1}}', example: ['1042'] },
          { type: 'QUICK_REPLY', text: 'Leave it at the door' },
        ],
      },
    ],
  },
  {
    ...{ id: '900000000000003', name: 'autumn_offer', language: 'en', status: 'APPROVED', category: 'MARKETING' },
    components: [
      { type: 'BODY', text: 'Hi {{1}}! All rye breads are 25% off this week.', example: { body_text: [['Anna']] } },
      { type: 'FOOTER', text: 'Not interested? Tap Stop promotions' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'COPY_CODE', text: 'Copy offer code', example: 'RYE25' },
          { type: 'QUICK_REPLY', text: 'Stop promotions' },
        ],
      },
    ],
  },
  {
    ...{ id: '900000000000004', name: 'free_everything', language: 'en', status: 'REJECTED', category: 'MARKETING' },
    rejected_reason: 'INVALID_FORMAT',
    components: [{ type: 'BODY', text: 'Everything is free, {{1}}!!!' }],
  },
];

/** Templates as a bakery would have them at Meta: a picture and quick replies, an address, a code, and one that was turned down. */
export const sampleTemplates = (): JsonObject[] => [...SAMPLES];

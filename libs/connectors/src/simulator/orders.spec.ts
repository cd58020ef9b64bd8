import { answerOrders } from './orders.js';

describe('the orders of the simulated shop', () => {
  it.each(['1001', '1002'])('%s is told in both languages, with its sum and its day', (number) => {
    expect(answerOrders({ method: 'GET', path: `/orders/${number}` })).toEqual({
      status: 200,
      json: {
        number,
        status_ru: expect.any(String),
        status_en: expect.any(String),
        total: expect.any(Number),
        delivery: expect.any(String),
      },
    });
  });

  it.each(['1003', 'constructor', '__proto__'])('an order that there is not is 404: %s', (number) => {
    expect(answerOrders({ method: 'GET', path: `/orders/${number}` })).toMatchObject({ status: 404, json: { detail: expect.any(String) } });
  });

  it.each([
    ['POST', '/orders/1001'],
    ['GET', '/orders'],
    ['GET', '/orders/1001/lines'],
    ['GET', '/messages'],
  ])('other calls are for others: %s %s', (method, path) => expect(answerOrders({ method, path })).toBeNull());
});

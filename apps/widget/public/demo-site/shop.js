/** A small shop for the demo: it shows the chat as customers meet it, and what a site's own script can ask of it. */
const TEXTS = {
  en: {
    name: 'Linden Tea House',
    teas: 'Teas',
    delivery: 'Delivery',
    heroTitle: 'Tea that waits for nobody',
    heroText: 'Small gardens, this spring’s harvest, packed the day you order. Not sure which one? Ask, we drink all of them.',
    ask: 'Ask a tea master',
    askAbout: 'Ask about it',
    basket: 'Into the basket',
    inBasket: 'In the basket',
    price: (sum) => `€${sum}`,
    deliveryText:
      'Orders before noon leave the same day. Two days within the country, free from €40. Something went wrong? Write to us and we set it right.',
    demo: 'A demonstration page of Deskwire. Nothing is sold here.',
    other: 'Русский',
    goods: [
      ['Linden blossom', 'Honeyed and calm, for the evening', 9],
      ['Smoked pine', 'Campfire and dark bread', 14],
      ['Spring green', 'First picking, grassy and sweet', 18],
      ['Mountain oolong', 'Orchids, then warm milk', 21],
    ],
  },
  ru: {
    name: 'Чайный дом «Липа»',
    teas: 'Чаи',
    delivery: 'Доставка',
    heroTitle: 'Чай, который никого не ждёт',
    heroText: 'Маленькие сады, сбор этой весны, упакован в день заказа. Не знаете, какой выбрать? Спросите, мы пьём их все.',
    ask: 'Спросить чайного мастера',
    askAbout: 'Спросить о нём',
    basket: 'В корзину',
    inBasket: 'В корзине',
    price: (sum) => `${sum * 95} ₽`,
    deliveryText:
      'Заказы до полудня уходят в тот же день. Два дня по стране, от 4000 ₽ бесплатно. Что-то не так? Напишите нам, и мы всё исправим.',
    demo: 'Демонстрационная страница Deskwire. Здесь ничего не продаётся.',
    other: 'English',
    goods: [
      ['Липовый цвет', 'Медовый и спокойный, для вечера', 9],
      ['Копчёная сосна', 'Костёр и ржаной хлеб', 14],
      ['Весенний зелёный', 'Первый сбор, травянистый и сладкий', 18],
      ['Горный улун', 'Орхидеи, потом тёплое молоко', 21],
    ],
  },
};
const COLOURS = ['#d9a441', '#6b4a3a', '#7fa650', '#c9b48a'];

const wished = new URLSearchParams(location.search).get('lang') ?? navigator.language;
let language = wished.startsWith('ru') ? 'ru' : 'en';
const basket = new Set();

// Calls made before the chat is there are kept and carried out by it.
const chat = (...call) => {
  window.Deskwire ??= Object.assign((...early) => window.Deskwire.q.push(early), { q: [] });
  window.Deskwire(...call);
};

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function drawGoods(texts) {
  const cards = texts.goods.map(([name, words, price], index) => {
    const picture = element('div', { className: 'tin' }, element('span', { textContent: name }));
    picture.style.setProperty('--tin', COLOURS[index]);
    const put = element('button', {
      type: 'button',
      className: 'put',
      textContent: basket.has(index) ? texts.inBasket : texts.basket,
      onclick: () => {
        basket.add(index);
        chat('setData', { basket: [...basket].map((one) => texts.goods[one][0]).join(', ') });
        draw();
      },
    });
    const ask = element('button', {
      type: 'button',
      className: 'askAbout',
      textContent: texts.askAbout,
      onclick: () => {
        chat('setData', { tea: name });
        chat('open');
      },
    });
    const head = element(
      'div',
      { className: 'goodHead' },
      element('h3', { textContent: name }),
      element('b', { textContent: texts.price(price) }),
    );
    return element('li', {}, picture, head, element('p', { textContent: words }), element('div', { className: 'goodButtons' }, put, ask));
  });
  document.querySelector('[data-goods]').replaceChildren(...cards);
}

function draw() {
  const texts = TEXTS[language];
  document.documentElement.lang = language;
  document.title = texts.name;
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = texts[place.dataset.text];
  document.querySelector('[data-language]').textContent = texts.other;
  drawGoods(texts);
}

document.querySelector('[data-ask]').onclick = () => chat('open');
document.querySelector('[data-language]').onclick = () => {
  // The chat speaks the page's language from its first moment on, so the page is asked for anew.
  location.search = `?lang=${language === 'ru' ? 'en' : 'ru'}`;
};
draw();

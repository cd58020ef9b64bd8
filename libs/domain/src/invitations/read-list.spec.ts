import fc from 'fast-check';
import { hasAddress, readList } from './read-list.js';

const people = (text: string): string[] =>
  readList(text).map((listed) =>
    hasAddress(listed)
      ? `${listed.line} ${listed.email}${[listed.firstName, listed.lastName].map((name) => `|${name}`).join('')}`
      : `${listed.line} ?${listed.text}`,
  );

describe('reading a pasted list', () => {
  it.each([
    ['one address', 'anna@x.test', ['1 anna@x.test||']],
    [
      'separators of all kinds',
      'a@x.test, b@x.test; c@x.test\td@x.test e@x.test|f@x.test',
      ['a', 'b', 'c', 'd', 'e', 'f'].map((who) => `1 ${who}@x.test||`),
    ],
    [
      'lines of all kinds, empty ones between them',
      'a@x.test\r\n\n  \r\nb@x.test\rc@x.test',
      ['1 a@x.test||', '4 b@x.test||', '5 c@x.test||'],
    ],
    ['without blanks', 'a@x.test,b@x.test;c@x.test', ['1 a@x.test||', '1 b@x.test||', '1 c@x.test||']],
    ['in brackets with a name', 'Anna Kern <anna@x.test>', ['1 anna@x.test|Anna|Kern']],
    [
      'several in brackets',
      'Anna Kern <a@x.test>, "Lem, Boris" <b@x.test>; <c@x.test>',
      ['1 a@x.test|Anna|Kern', '1 b@x.test|Boris|Lem', '1 c@x.test||'],
    ],
    ['as mail programs write surnames', 'Kern, Anna <a@x.test>; Lem, Boris <b@x.test>', ['1 a@x.test|Anna|Kern', '1 b@x.test|Boris|Lem']],
    ['names behind', 'anna@x.test, Anna, Kern', ['1 anna@x.test|Anna|Kern']],
    ['names before', 'Anna;Kern;anna@x.test', ['1 anna@x.test|Anna|Kern']],
    ['names beside, with blanks', 'anna@x.test Anna Kern\nBoris Lem boris@x.test', ['1 anna@x.test|Anna|Kern', '2 boris@x.test|Boris|Lem']],
    ['names behind several', 'a@x.test, Anna, b@x.test, Boris Lem', ['1 a@x.test|Anna|', '1 b@x.test|Boris|Lem']],
    ['names before several', 'Anna Kern a@x.test, Boris b@x.test', ['1 a@x.test|Anna|Kern', '1 b@x.test|Boris|']],
    ['quotes', '"anna@x.test","Anna ""the baker""","Kern"', ['1 anna@x.test|Anna "the baker"|Kern']],
    ['a list in quotes', '"a@x.test,b@x.test"', ['1 a@x.test||', '1 b@x.test||']],
    ['a quote that never closes', '"anna@x.test, Anna', ['1 anna@x.test|Anna|']],
    ['a heading', 'E-mail;First name;Last name\nanna@x.test;Anna;Kern', ['2 anna@x.test|Anna|Kern']],
    ['a heading in another order', 'Фамилия,Имя,Телефон,Эл. почта\nKern,Anna,+7 900 000-00-00,anna@x.test', ['2 anna@x.test|Anna|Kern']],
    ['a heading with one name', 'ФИО\tПочта\nAnna Kern\tanna@x.test', ['2 anna@x.test|Anna|Kern']],
    ['a line that does not hold to the heading', 'Email,Name\na@x.test,Anna Kern,b@x.test', ['2 a@x.test|Anna|Kern', '2 b@x.test||']],
    ['words that are no heading', 'Please invite\nanna@x.test', ['1 ?Please invite', '2 anna@x.test||']],
    ['a byte order mark and what is not to be seen', '\uFEFFanna@x.test\u200B\n', ['1 anna@x.test||']],
    [
      'capitals and other alphabets',
      'Анна <АННА@Пример.РФ>, MÜLLER@BÜCHER.example',
      ['1 анна@пример.рф|Анна|', '1 müller@bücher.example||'],
    ],
    ['what is pasted around addresses', 'mailto:a@x.test, (b@x.test), c@x.test.', ['1 a@x.test||', '1 b@x.test||', '1 c@x.test||']],
    ['numbers and phones are no names', '1. anna@x.test +7 900 000-00-00', ['1 anna@x.test||']],
    ['what is no address is not swallowed', 'anna(at)x.test\nboris@\n,;\n@', ['1 ?anna(at)x.test', '2 boris@||', '4 @||']],
    ['nothing', ' \n\t\r\n', []],
  ])('%s', (_what, text, expected) => {
    expect(people(text)).toEqual(expected);
  });
});

const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const address = fc
  .tuple(fc.stringMatching(/^[a-z0-9]+([._+-][a-z0-9]+){0,2}$/), word, fc.constantFrom('test', 'example', 'рф'))
  .map(([user, host, top]) => `${user}@${host}.${top}`);
const separator = fc
  .tuple(
    fc.stringMatching(/^[ \t]{0,2}$/),
    fc.constantFrom(',', ';', '\t', '\n', '\r\n', ' ', '|', ' ; ', ',\n', '\n\n'),
    fc.stringMatching(/^[ \t]{0,2}$/),
  )
  .map((parts) => parts.join(''));
const written = (email: string): fc.Arbitrary<string> =>
  fc.constantFrom(email, email.toUpperCase(), `<${email}>`, `"${email}"`, `Anna Kern <${email}>`, `mailto:${email}`);

describe('whatever is pasted', () => {
  it('no address is lost, doubled or put out of its place, with any separators', () => {
    const lists = fc.array(
      fc.tuple(address, separator).chain(([email, gap]) => written(email).map((text) => ({ email, text: text + gap }))),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lists, (listed) => {
        const read = readList(listed.map(({ text }) => text).join(''));
        expect(read.map((one) => (hasAddress(one) ? one.email : one.text))).toEqual(listed.map(({ email }) => email));
      }),
    );
  });

  it('every line that says something has an answer with its number, and no other has', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\w@.<>",; а-я-]{0,30}$/)), (lines) => {
        // A first line of column names would say how to read the others.
        const text = ['-', ...lines].join('\n');
        const saying = [...text.split('\n').keys()].filter((index) => /[^,;\s"]/.test(text.split('\n')[index]!)).map((index) => index + 1);
        const answered = new Set(readList(text).map(({ line }) => line));
        expect(saying.filter((line) => !answered.has(line))).toEqual([]);
      }),
    );
  });

  it('what was read is read the same once more', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const once = readList(text)
          .filter(hasAddress)
          .map(({ email }) => email);
        const twice = readList(once.join('\n')).map((listed) => (hasAddress(listed) ? listed.email : listed.text));
        expect(twice).toEqual(once);
      }),
    );
  });

  it('takes time in proportion to its length, whatever signs it is made of', () => {
    for (const sign of ['"', '<', '@', '<@', ' ', ',', '""', '"a"",', '“,', '(', "'", 'a@b ', '<a@b>', 'a ']) {
      const begun = performance.now();
      readList(sign.repeat(300_000 / sign.length));
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
  });
});

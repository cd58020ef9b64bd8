import { csvLine } from './csv.js';

describe('a line of a CSV file', () => {
  it.each([
    [['Anna', 7, null], 'Anna,7,\r\n'],
    [['a,b', 'say "hello"', 'two\nlines'], '"a,b","say ""hello""","two\nlines"\r\n'],
    [['=1+1', '+7 900', '-1', '@SUM(A1)', '\tx'], "'=1+1,'+7 900,'-1,'@SUM(A1),'\tx\r\n"],
    [['=HYPERLINK("http://example.com","Look")'], `"'=HYPERLINK(""http://example.com"",""Look"")"\r\n`],
    [[-5], '-5\r\n'],
  ])('%j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});

import { identifier, prepare } from '../../src/detect/identifier.js';

const finnish = 'Nuoret tulivat kaupunkiin eilen illalla yhdessä ystäviensä kanssa ja menivät syömään.';

describe('what names languages outside the registry', () => {
  it('is not loaded for one stray language, and says what to do where it is asked all the same', async () => {
    await prepare({ stray: 'it' });
    expect(identifier).toThrow(/"any".*await prepare\(settings\)/);
  });

  it('is loaded for any', async () => {
    await prepare({ stray: 'any' });
    expect(identifier()(finnish)[0]?.[0]).toBe('fin');
  });
});

import { franc } from 'franc';

/** A language identifier, asked one question: is this text Italian (in an English document)? */
export interface Peer {
  readonly name: string;
  /** Loads the identifier; the function judges one block. */
  readonly load: () => Promise<(text: string) => boolean>;
}

/** Every identifier that is measured beside Didascalia; development dependencies. */
export const peers: readonly Peer[] = [
  {
    name: 'franc (eng, ita)',
    load: () => Promise.resolve((text) => franc(text, { only: ['eng', 'ita'], minLength: 1 }) === 'ita'),
  },
  { name: 'franc', load: () => Promise.resolve((text) => franc(text, { minLength: 1 }) === 'ita') },
  {
    name: 'eld large (en, it)',
    load: async () => {
      const { eld } = await import('eld/large');
      eld.setLanguageSubset(['en', 'it']);
      return (text) => eld.detect(text).language === 'it';
    },
  },
  {
    name: 'tinyld',
    load: async () => {
      const { detect } = await import('tinyld/heavy');
      return (text) => detect(text, { only: ['en', 'it'] }) === 'it';
    },
  },
  {
    name: 'cld3',
    load: async () => {
      const { loadModule } = await import('cld3-asm');
      const identifier = (await loadModule()).create(0, 1000);
      return (text) => identifier.findLanguage(text).language === 'it';
    },
  },
  {
    name: 'fastText lid.176',
    load: async () => {
      const { getLIDModel } = await import('fasttext.wasm.js');
      const model = await (await getLIDModel()).load();
      return (text) => model.predict(text.replaceAll('\n', ' '), 1, 0).get(0)[1].endsWith('__it');
    },
  },
];

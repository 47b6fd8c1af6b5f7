declare module 'snowball-stemmers' {
  /** Stems one lower-case word. */
  interface Stemmer {
    stem(word: string): string;
  }
  const snowball: { newStemmer(language: string): Stemmer };
  export default snowball;
}

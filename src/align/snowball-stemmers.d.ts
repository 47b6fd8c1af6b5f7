declare module 'snowball-stemmers' {
  namespace snowballStemmers {
    /** Stems one lower-case word. */
    interface Stemmer {
      stem(word: string): string;
    }
  }
  const snowballStemmers: { newStemmer(language: string): snowballStemmers.Stemmer };
  export = snowballStemmers;
}

/** The package ships types that do not resolve under NodeNext; this much of it is used. */
declare module 'fasttext.wasm.js' {
  interface Predictions {
    get(index: number): readonly [possibility: number, label: string];
  }
  interface LoadedModel {
    predict(text: string, count: number, threshold: number): Predictions;
  }
  export function getLIDModel(): Promise<{ load(): Promise<LoadedModel> }>;
}
